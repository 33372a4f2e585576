import { answersIf } from './answered';
import type { Client } from './client';
import { composer } from './composer';
import { fill } from './fill';
import { fieldsCalled, isCalled, labelledRecipients, labelledSubject } from './labelled_rows';
import { quoted, repliesIfQuoted } from './quoted';
import { HEAD_FIELDS, NOT_TOLD } from './reader';
import { either } from './tell';

const QUOTATION = 'blockquote[type="cite"]';

/**
 * iCloud Mail. What is known: the application lies in a frame of www.icloud.com, and the text of a message in
 * another below it whose address (icloud-sandbox.com) is foreign to both. From there nothing of the message's head
 * can be seen, so that recipients and subject are unreadable; the quotation in the text can be. Where the text and
 * the head are in one document, rows are found by the names of their fields.
 */
export const icloud: Client = {
  name: 'iCloud Mail',
  hosts: ['icloud.com', 'icloud.com.cn', 'icloud-sandbox.com'],
  markup: '.cw-pane-container .editor-content',
  message: composer('input, textarea', field => HEAD_FIELDS.some(head => isCalled(field, head))),
  tells: {
    ...labelledRecipients(),
    from: () => NOT_TOLD,
    subject: labelledSubject,
    message: quoted(QUOTATION),
    reply: either(repliesIfQuoted(QUOTATION), answersIf(QUOTATION)),
  },
  fills: {
    subject: (message, value) => fill(fieldsCalled(message, 'subject')[0] ?? null, value),
  },
};
