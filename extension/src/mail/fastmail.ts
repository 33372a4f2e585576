import { personIn } from './addresses';
import { answersIf, shownAbove } from './answered';
import type { Client } from './client';
import { composer } from './composer';
import { quoted } from './quoted';
import { told, UNREADABLE } from './reader';
import { type RecipientField, recipients, writtenRow } from './recipients';
import { wordsOfControl } from './sender';
import { either, written } from './tell';

const INPUTS: Record<RecipientField, string> = {
  to: 'textarea[id$="to-input"]',
  cc: 'textarea[id$="cc-input"]:not([id$="bcc-input"])',
  bcc: 'textarea[id$="bcc-input"]',
};
const SUBJECT = 'input[id$="subject-input"]';
const QUOTATION = 'blockquote[type="cite"]';

/**
 * Fastmail, in any language; a message stands on a page of its own or in its conversation. What is known: recipients
 * are text in fields whose id ends in `to-input`, `cc-input`, `bcc-input`, hidden until they are wanted; the sender
 * is a choice under `v-ComposeFrom-bottom`; quotations are cited blockquotes in the text (Squire), messages shown
 * `v-Message-body`.
 */
export const fastmail: Client = {
  name: 'Fastmail',
  hosts: ['app.fastmail.com', 'www.fastmail.com', 'beta.fastmail.com'],
  markup: '.v-Compose',
  message: composer(`${INPUTS.to}, ${INPUTS.cc}, ${INPUTS.bcc}, ${SUBJECT}`),
  tells: {
    ...recipients({
      // The field's surroundings too: people drawn there, and not written, would be missed.
      rows: (message, field) =>
        [...message.querySelectorAll(INPUTS[field])].map(input =>
          input.parentElement?.querySelectorAll('input, textarea').length === 1 ? input.parentElement : input,
        ),
      chip: '[data-email*="@"]',
      person: chip => personIn(chip.getAttribute('data-email') ?? ''),
    }),
    from: ({ message }) => {
      const control = message?.querySelector('.v-ComposeFrom-bottom select, .v-ComposeFrom-bottom button');
      const person = control ? personIn(wordsOfControl(control)) : null;
      return person ? told(person) : UNREADABLE;
    },
    subject: written(SUBJECT),
    message: either(quoted(QUOTATION), shownAbove('.v-Thread', '.v-Message-body')),
    reply: answersIf(QUOTATION, '.v-Thread'),
  },
  fills: {
    subject: SUBJECT,
    to: writtenRow(INPUTS.to),
    cc: writtenRow(INPUTS.cc),
    bcc: writtenRow(INPUTS.bcc),
  },
};
