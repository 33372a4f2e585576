import { personIn } from './addresses';
import { wordsOf } from './around';
import type { Client } from './client';
import { writtenIn } from './fill';
import { row } from './people';
import { quoted } from './quoted';
import { type Facts, told, UNREADABLE } from './reader';
import { written } from './tell';

const SUBJECT = '#compose-subject, input[name="_subject"]';

/**
 * Roundcube 1.4 to 1.6, also where its composer is a TinyMCE in a frame. A message is written on a page of its own,
 * so there is only ever one. Recipients stand in a textarea behind the skin's boxes.
 */
export const roundcube: Client = {
  name: 'Roundcube',
  hosts: [],
  markup: '#composebody, textarea[name="_message"]',
  tells: {
    to: row('#_to, textarea[name="_to"]'),
    cc: row('#_cc, textarea[name="_cc"]'),
    bcc: row('#_bcc, textarea[name="_bcc"]'),
    from: ({ page }) => sender(page),
    subject: written(SUBJECT),
    message: quoted('#reply-intro ~ blockquote'),
    reply: ({ page }) => told(isReply(page)),
  },
  fills: { subject: SUBJECT, to: '#_to', cc: '#_cc', bcc: '#_bcc' },
};

/** A choice of identities where there are several, else one line of text. */
function sender(page: Document): Facts['from'] {
  const field = page.querySelector('select[name="_from"], #_from');
  if (!field) return UNREADABLE;
  const chosen =
    field.localName === 'select' ? (field as HTMLSelectElement).selectedOptions[0] : (field as Element);
  const person = personIn(writtenIn(chosen ?? null) ?? wordsOf(chosen));
  return person ? told(person) : UNREADABLE;
}

/** Roundcube tells its own scripts what is being written; a reply keeps its subject even when it stands empty. */
const isReply = (page: Document): boolean =>
  [...page.scripts].some(script => /"compose_mode":"reply"/.test(script.textContent ?? ''));
