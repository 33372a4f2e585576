import type { Person } from '@/template/context';
import { addressIn } from './addresses';
import { around, leavesOf, wordsOf } from './around';
import { type Client, inMessage, type View } from './client';
import { addressOn, oneCalled } from './people';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';
import { conversationAnswered } from './reply_box';
import { answers, beside } from './tell';

const CONVERSATION = '.conversation-details-wrap';
const MESSAGES = '.conversation-panel';

/**
 * Chatwoot 3 and 4, as its own source says. One conversation is open at a time; the contact's card stands beside it,
 * with the name as a heading and the address as a link to write to.
 */
export const chatwoot: Client = {
  name: 'Chatwoot',
  hosts: ['chatwoot.com'],
  markup: `${CONVERSATION} .reply-box, ${CONVERSATION} ${MESSAGES}`,
  message: place => conversationAnswered(place, MESSAGES) && place.closest(CONVERSATION),
  tells: { to: beside(contact), message: lastOfContact, reply: answers },
};

/** The heading over the conversation and the card beside it name the same person; links in messages are not the card's. */
function contact(view: View): Told<Person[]> {
  const overConversation = leavesOf(view.page.querySelector(CONVERSATION)).filter(isBeside).map(wordsOf);
  const names = (inMessage(view, 'h3') ?? []).filter(isBeside);
  const [name, another] = names.filter(heading => overConversation.includes(wordsOf(heading)));
  return name && !another ? oneCalled(wordsOf(name), addressOnCard(name)) : UNREADABLE;
}

/** The address next to the name, if there is just one. */
function addressOnCard(name: Element): string | undefined {
  const card = around(name, LINK);
  if (!card || card.querySelector(CONVERSATION) || card.closest(CONVERSATION)) return undefined;
  const emails = [...card.querySelectorAll(LINK)].map(link => addressIn(link.getAttribute('href') ?? ''));
  return new Set(emails).size === 1 ? emails[0] : undefined;
}

const LINK = 'a[href^="mailto:"]';

const isBeside = (element: Element): boolean =>
  element.closest(`${MESSAGES}, .conversations-list, [role="dialog"], .modal-container`) === null;

const INCOMING = `${MESSAGES} li.left .bubble:not(.is-private), ${MESSAGES} .left-bubble.bg-n-slate-4`;

/** A bubble at the left may be a colleague's; a mail is the contact's where its head says so. */
function lastOfContact(view: View): Told<string> {
  const who = beside(contact)(view);
  const address = who.kind === 'told' ? who.value[0]?.email : undefined;
  const isTheirs = (bubble: Element): boolean =>
    bubble.matches(INCOMING) ||
    (address !== undefined && addressOn(bubble.querySelector('section > :first-child')) === address);

  const bubbles = inMessage(view, `${INCOMING}, ${MESSAGES} .left-bubble`) ?? [];
  const text = wordsOf(bubbles.filter(isTheirs).at(-1));
  return text ? told(text) : NOT_TOLD;
}
