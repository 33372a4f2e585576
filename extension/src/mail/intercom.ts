import type { Person } from '@/template/context';
import { leavesOf, messageAround, wordsOf } from './around';
import { type Client, inMessage, type View } from './client';
import { addressOn, nameOn, oneCalled } from './people';
import { type Told, UNREADABLE } from './reader';
import { conversationAnswered } from './reply_box';
import { answers, beside, lastShown } from './tell';

const TITLE = '[data-inbox-conversation-header-title], [data-conversation-title]';
const STREAM = '[data-conversation-stream], [data-testid="conversation-stream-scroll-container"]';
const DETAILS = '.inbox2__conversation-details-sidebar, .inbox-2__conversation-details-sidebar';

/**
 * Intercom's inbox, as scripts of its users name its parts, and what it called them before. The title over a
 * conversation is the customer's name until somebody gives it another: it is believed where the details say it, too.
 */
export const intercom: Client = {
  name: 'Intercom',
  hosts: ['app.intercom.com', 'app.eu.intercom.com', 'app.au.intercom.com', 'app.intercom.io'],
  markup: '[data-conversation-reply-composer], .embercom-prosemirror-composer-editor',
  message: place => messageAround(place, STREAM) && conversationAnswered(place, STREAM),
  tells: {
    to: beside(customer),
    // Category 1 are parts that a customer wrote; 3 an agent, 4 a note, 5 a bot.
    message: lastShown('[data-part-group-category="1"]'),
    reply: answers,
  },
};

function customer(view: View): Told<Person[]> {
  const [title] = inMessage(view, TITLE) ?? [];
  const [details] = inMessage(view, DETAILS) ?? [];
  const name = nameOn(title ?? null);
  if (!details || !name || !namesSomebody(details, name)) return UNREADABLE;

  const emails = [...new Set(leavesOf(details).map(addressOn).filter(Boolean))];
  return oneCalled(name, emails.length === 1 ? emails[0] : undefined);
}

const namesSomebody = (details: Element, name: string): boolean =>
  leavesOf(details).some(leaf => wordsOf(leaf) === name);
