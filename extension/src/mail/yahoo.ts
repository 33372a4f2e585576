import { addressIn, personIn } from './addresses';
import { answersIf, quotation, shownAbove } from './answered';
import { wordsOf } from './around';
import type { Client, View } from './client';
import { composer } from './composer';
import { writtenIn } from './fill';
import { type Told, told, UNREADABLE } from './reader';
import { type RecipientField, recipients, wordsAlone } from './recipients';
import { senderAbove } from './sender';
import { either } from './tell';

const SUBJECT = 'input[data-test-id="compose-subject"]';
const PILL = '[data-test-id="pill"], [data-test-id="y-pill"]';
const CONVERSATION = '[data-test-id="message-group-view"], [data-test-id="message-view"]';
const QUOTATION = '[class*="yahoo_quoted"]';

const rowOf = (field: RecipientField): string =>
  `[data-test-id="compose-header-field-${field}"], [data-test-id="container-${field}"]`;

const MARKS = [SUBJECT, rowOf('to'), rowOf('cc'), rowOf('bcc')].join();

/**
 * Yahoo Mail (and AOL, which is the same program), in any language. What is known: everything carries a
 * `data-test-id`, people are pills whose title is `Ada Lovelace <ada@example.com>`, quotations have a class that
 * ends in `yahoo_quoted`. Pills are made only when the focus leaves the row, so rows are left alone.
 */
export const yahoo: Client = {
  name: 'Yahoo Mail',
  hosts: ['mail.yahoo.com', 'mail.aol.com'],
  markup: '[data-test-id="compose-header-field-to"], [data-test-id="compose-subject"]',
  message: composer(MARKS),
  tells: {
    ...recipients({
      rows: (message, field) => [...message.querySelectorAll(rowOf(field))],
      chip: PILL,
      person: pill => {
        const said = [pill.getAttribute('title') ?? '', wordsAlone(pill)].find(addressIn);
        return said ? personIn(said) : null;
      },
    }),
    from: senderAbove(message => message.querySelector(rowOf('to'))),
    subject: view => subject(view),
    message: either(
      quotation(QUOTATION),
      shownAbove(CONVERSATION, '[data-test-id="message-view-body-content"]'),
    ),
    reply: answersIf(QUOTATION, CONVERSATION),
  },
  fills: { subject: SUBJECT },
};

/** A reply in the conversation shows no subject of its own. */
function subject({ place, message }: View): Told<string> {
  const written = writtenIn(message?.querySelector(SUBJECT) ?? null);
  if (written !== null) return told(written);
  const heading = place.closest(CONVERSATION)?.querySelector('[data-test-id="message-group-subject-text"]');
  return message && heading ? told(wordsOf(heading)) : UNREADABLE;
}
