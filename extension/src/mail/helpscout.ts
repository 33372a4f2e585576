import type { Person } from '@/template/context';
import { type Client, inMessage, type View } from './client';
import { addressOn, nameOn, oneCalled } from './people';
import { type Told, told, UNREADABLE } from './reader';
import { conversationAnswered } from './reply_box';
import { answers, beside, lastShown } from './tell';

const HEADER = '[data-testid="conversation-header"]';
const SIDEBAR = '[data-cy="Sidebar.CustomerEmails"]';
const EMAILS = `${SIDEBAR} [data-testid="EmailList.EmailLink"]`;
const SHOWS = `${HEADER}, ${SIDEBAR}, [id^="thread-"]`;

/**
 * Help Scout, as scripts of its users name its parts. The page's title is `#43152 Where is my order? - Ada Lovelace`;
 * the customer's addresses stand in the side bar, and each message says by its label whose it is.
 */
export const helpscout: Client = {
  name: 'Help Scout',
  hosts: ['secure.helpscout.net'],
  markup: `${SIDEBAR}, ${HEADER}`,
  message: place => (place.matches('[data-slate-editor]') ? conversationAnswered(place, SHOWS) : null),
  tells: {
    to: beside(customerInTitle),
    subject: beside(view => {
      const subject = titled(view)?.subject;
      return subject ? told(subject) : UNREADABLE;
    }),
    message: beside(lastShown('[id^="thread-"].is-customer, [id^="thread-"][aria-label*="customer" i]')),
    reply: answers,
  },
};

/** Of several addresses nobody can tell which the conversation is with. */
function customerInTitle(view: View): Told<Person[]> {
  const name = titled(view)?.customer;
  const emails = [...new Set((inMessage(view, EMAILS) ?? []).map(addressOn).filter(Boolean))];
  return name ? oneCalled(name, emails.length === 1 ? emails[0] : undefined) : UNREADABLE;
}

/** A subject or a name may hold ` - ` as well: the subject that the page shows says where it ends. */
function titled(view: View): { subject: string; customer: string } | null {
  const title = /^#\d+\s+(.+)$/s.exec(view.page.title.trim())?.[1] ?? '';
  const shown = nameOn(inMessage(view, '[data-cy="EditableTextarea"]')?.[0] ?? null);
  if (shown && title.startsWith(`${shown} - `)) {
    return { subject: shown, customer: title.slice(shown.length + 3).trim() };
  }
  const [subject, customer, more] = title.split(' - ');
  return subject && customer && more === undefined ? { subject, customer } : null;
}
