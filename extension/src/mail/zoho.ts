import { answersIf, quotation } from './answered';
import type { Client } from './client';
import { fill } from './fill';
import { fieldsCalled, labelledRecipients, labelledSubject } from './labelled_rows';
import { senderAbove } from './sender';

const QUOTATION = '.zmail_extra';

/**
 * Zoho Mail, in the languages of `labels.ts`; several messages open in tabs. What is known: each tab is an `SCm`
 * element that holds one editor in a frame (`ze_area`, its body `ze_body`), quotations are `zmail_extra`. Nothing
 * lasting is known of its rows; they are found by the names of their fields, and one that is not is unreadable.
 */
export const zoho: Client = {
  name: 'Zoho Mail',
  hosts: 'com eu in com.au jp com.cn sa uk ca'
    .split(' ')
    .flatMap(end => [`mail.zoho.${end}`, `mail.zohocloud.${end}`]),
  markup: 'iframe.ze_area',
  message: messageAround,
  tells: {
    ...labelledRecipients(),
    from: senderAbove(message => fieldsCalled(message, 'to')[0]),
    subject: labelledSubject,
    message: quotation(QUOTATION),
    reply: answersIf(QUOTATION),
  },
  fills: {
    subject: (message, value) => fill(fieldsCalled(message, 'subject')[0] ?? null, value),
  },
};

/** The tab around the editor's frame, if it is the only one in it. */
function messageAround(place: Element): Element | null {
  const tab = place.closest('.SCm');
  return tab && tab.querySelectorAll('iframe').length === 1 ? tab : null;
}
