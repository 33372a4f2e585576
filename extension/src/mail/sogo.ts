import type { Client } from './client';
import { row, sender } from './people';
import { quoted, repliesIfQuoted } from './quoted';
import { written } from './tell';

const QUOTATION = 'blockquote';
/** Each chip shows `Ada Lovelace <ada@shop.test>`; on that of a list stands a button as well. */
const CHIPS = { each: 'md-chip .sg-tile-content' } as const;
const chips = (field: string) => row(`md-chips[ng-model="editor.message.editable.${field}"]`, CHIPS);

/**
 * SOGo 3 to 5, as its own template of the editor says: an AngularJS dialog, or a window of its own, that holds
 * everything of one message; the text is a CKEditor or a textarea. Rows for copies are there though hidden.
 */
export const sogo: Client = {
  name: 'SOGo',
  hosts: [],
  markup: 'form[name="messageForm"] md-chips[ng-model^="editor.message.editable."]',
  message: place => place.closest('form[name="messageForm"]'),
  tells: {
    to: chips('to'),
    cc: chips('cc'),
    bcc: chips('bcc'),
    from: sender('input[name="from"]'),
    subject: written('input[name="subject"]'),
    message: quoted(QUOTATION),
    reply: repliesIfQuoted(QUOTATION),
  },
  // A recipient becomes a chip only where the caret was in that row.
  fills: { subject: 'input[name="subject"]' },
};
