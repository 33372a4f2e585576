import type { Person } from '@/template/context';
import { wordsOf } from './around';
import { type Client, inMessage, type View } from './client';
import { addressOn, oneCalled } from './people';
import { type Told, UNREADABLE } from './reader';
import { boxAround, conversationAnswered, isTextOfPage } from './reply_box';
import { answers, lastShown, written } from './tell';

/** Whom the composer writes to: a picture that says the address, with the name beside it. */
const TAGS = '[data-garden-id="tags.avatar"]';
const SUBJECT = 'input[data-test-id="omni-header-subject"], input[data-test-id="ticket-pane-subject"]';
const REQUESTER =
  '[data-test-id="ticket-system-field-requester-select"] [data-garden-id="typography.ellipsis"], [data-test-id="ticket-system-field-requester-select"]';

const SHOWS = `[data-test-id="omni-log-container"], ${REQUESTER}, ${SUBJECT}`;

/**
 * Zendesk's agent workspace, as scripts of its users name its parts. Every open ticket stays in the page, each in an
 * element with its number; what an agent, a bot or a note says is marked as not the customer's.
 */
export const zendesk: Client = {
  name: 'Zendesk',
  hosts: ['zendesk.com'],
  markup: '[data-test-id="omni-log-container"]',
  message: place => (isReply(place) ? place.closest('[data-ticket-id]') : null),
  tells: {
    to: requester,
    subject: written(SUBJECT),
    message: lastShown(
      '[data-test-id="omni-log-item-message"][type="end-user"] [data-test-id="omni-log-message-content"], [data-test-id="omni-log-item-message"][type="end-user"]:not(:has([data-test-id="omni-log-message-content"]))',
    ),
    reply: answers,
  },
};

/** A side conversation has a text of its own, and a To; where a box has tags, they say whom it goes to. */
function isReply(place: Element): boolean {
  if (!place.matches('[data-test-id^="omnicomposer"]') || !isTextOfPage(place)) return false;
  return tagsBeside(place).length > 0 || conversationAnswered(place, SHOWS) !== null;
}

const tagsBeside = (place: Element): Element[] =>
  boxAround(place, SHOWS).flatMap(part => [...part.querySelectorAll(TAGS)]);

/**
 * The ticket's own field names the customer. A mail also has tags of everybody who gets it, without saying who gets a
 * copy: the customer must be among them. A chat has none.
 */
function requester(view: View): Told<Person[]> {
  const name = wordsOf(inMessage(view, REQUESTER)?.[0]);
  const tags = tagsBeside(view.place);
  const own = tags.filter(tag => wordsOf(tag.nextElementSibling) === name);
  if (name === '' || own.length > 1 || (own.length === 0 && tags.length > 0)) return UNREADABLE;
  return oneCalled(name, own[0] && addressOn(own[0]));
}
