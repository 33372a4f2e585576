import type { Client } from './client';
import { row, rowIfAny } from './people';
import { quoted, repliesIfQuoted } from './quoted';
import { written } from './tell';

const part = (name: string) => `[id^="zv__COMPOSE"][id$="_${name}"]`;
/** Behind this line stands what Zimbra quotes. */
const QUOTATION = '#zwchr ~ blockquote, [data-marker="__DIVIDER__"] ~ blockquote, blockquote';
/** A bubble shows the whole address, or the name alone where a person wants it short. */
const BUBBLES = { each: '.addrBubble', email: ['title'] } as const;

/**
 * Zimbra 8 to 10 (the classic web client), as its own source and its testers' page objects name things: every part of
 * a message has the id of its view, `zv__COMPOSE-1_to_cell`, and the views of several messages are there at once.
 */
export const zimbra: Client = {
  name: 'Zimbra',
  hosts: [],
  markup: part('to_cell'),
  message: viewAround,
  tells: {
    to: row(part('to_cell'), BUBBLES),
    cc: rowIfAny(part('cc_cell'), BUBBLES),
    bcc: rowIfAny(part('bcc_cell'), BUBBLES),
    subject: written(part('subject_control')),
    message: quoted(QUOTATION),
    reply: repliesIfQuoted(QUOTATION),
  },
  fills: { subject: part('subject_control') },
};

/** The view itself; parts of it have longer ids. */
function viewAround(place: Element): Element | null {
  const part = place.closest('[id^="zv__COMPOSE"]');
  if (!part || /^zv__COMPOSE(-\d+)?$/.test(part.id)) return part;
  return part.parentElement && viewAround(part.parentElement);
}
