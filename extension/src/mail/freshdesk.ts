import { type Client, inMessage, type View } from './client';
import { customer, nameOn } from './people';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';
import { conversationAnswered } from './reply_box';
import { answers, beside } from './tell';

const NAME = '.widget-requestor-info [data-test-id="user-name"], .widget-requestor-info > a';
const EMAIL = '[data-test-id="requester-info-contact-email"] .info-details-content';
const SUBJECT = '.ticket-subject-heading';
const TICKET = '.ticket-details-wrapper';
const SHOWS = `${SUBJECT}, .ticket-details__item`;

/**
 * Freshdesk's ticket page, as scripts of its users name its parts: one ticket at a time, the customer's card beside
 * the conversation, each message with the name of its author. Boxes for forwarding and for new tickets have a To.
 */
export const freshdesk: Client = {
  name: 'Freshdesk',
  hosts: ['freshdesk.com', 'myfreshworks.com'],
  markup: `${TICKET} ${SUBJECT}`,
  message: place => place.closest(TICKET) && conversationAnswered(place, SHOWS),
  tells: {
    to: beside(customer(NAME, EMAIL)),
    subject: beside(subject),
    message: beside(lastOfCustomer),
    reply: answers,
  },
};

/** Without the buttons that stand in the heading. */
function subject(view: View): Told<string> {
  const heading = inMessage(view, SUBJECT)?.[0];
  const own = [...(heading?.childNodes ?? [])].filter(node => node.nodeType === TEXT);
  const words = own
    .map(node => node.textContent ?? '')
    .join(' ')
    .trim();
  return words ? told(words) : UNREADABLE;
}

function lastOfCustomer(view: View): Told<string> {
  const name = nameOn(inMessage(view, NAME)?.[0] ?? null);
  const theirs = (inMessage(view, '.ticket-details__item') ?? []).filter(
    item => name !== '' && nameOn(item.querySelector('[data-test-id="user-name"], .user')) === name,
  );
  const text = nameOn(theirs.at(-1)?.querySelector(CONTENT) ?? null);
  return text ? told(text) : NOT_TOLD;
}

const CONTENT =
  '[data-test-id="conversation-content-wrapper"], .ticket-details__conversation__content, .ticket-details__item__content';

/** Of the nodes in a document; `Node` of another window would not do. */
const TEXT = 3;
