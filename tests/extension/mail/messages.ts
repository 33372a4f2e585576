import { FASTMAIL_ZOHO_ICLOUD } from './messages/fastmail_zoho_icloud';
import { GMAIL_OUTLOOK } from './messages/gmail_outlook';
import { YAHOO_PROTON } from './messages/yahoo_proton';
import type { Message } from './messages/message';

/** What stands in each look-alike of a webmail. */
export const MESSAGES: Message[] = [...GMAIL_OUTLOOK, ...YAHOO_PROTON, ...FASTMAIL_ZOHO_ICLOUD];

/** Where each webmail lives; there it is known by its address, whatever its markup. */
export const HOMES: Record<string, string> = {
  gmail: 'https://mail.google.com/mail/u/0/',
  gmail_rows: 'https://mail.google.com/mail/u/0/?view=btop&ver=1',
  outlook: 'https://outlook.office.com/mail/',
  yahoo: 'https://mail.yahoo.com/d/compose/1',
  proton: 'https://mail.proton.me/u/0/inbox',
  fastmail: 'https://app.fastmail.com/mail/compose',
  zoho: 'https://mail.zoho.eu/zm/',
  icloud: 'https://www-mail.icloud-sandbox.com/applications/mail2-message/',
};
