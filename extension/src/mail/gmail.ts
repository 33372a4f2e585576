import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn } from './addresses';
import { wordsOf } from './around';
import type { Client } from './client';
import { writtenIn } from './fill';
import { row, rowIfAny } from './people';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';
import { holds } from './tell';

const BODY = '[g_editable="true"][role="textbox"]';
const SUBJECT = 'input[name="subjectbox"], input[name="subject"]';
/** Recipients are chips; each names its address in an attribute, and in none of a fixed kind. */
const CHIPS = {
  each: '[data-hovercard-id*="@"], [email*="@"]',
  email: ['data-hovercard-id', 'email'],
  name: ['data-name', 'name'],
} as const;

/**
 * Gmail. A new message stands in a dialog, a reply in the conversation with no dialog around it; both hold the
 * subject, the recipients and the text in one element, and several may be open at once.
 */
export const gmail: Client = {
  name: 'Gmail',
  hosts: ['mail.google.com'],
  markup: BODY,
  message: `${SUBJECT}, [name="to"]`,
  tells: {
    to: row('[name="to"]', CHIPS),
    cc: rowIfAny('[name="cc"]', CHIPS),
    bcc: rowIfAny('[name="bcc"]', CHIPS),
    from: ({ page, message }) => (message ? sender(page, message) : account(page)),
    subject: ({ page, message }) => (message ? subject(page, message) : UNREADABLE),
    message: ({ place, message }) => (message ? answered(place, message) : NOT_TOLD),
    // A new message has a subject box; in a reply it is hidden.
    reply: holds('input[name="subject"]'),
  },
  // Recipients are chips: to make one is to take the caret away from the text.
  fills: { subject: 'input[name="subjectbox"]' },
};

function sender(page: Document, message: Element): Told<Person> {
  const written = writtenIn(message.querySelector('input[name="from"], select[name="from"]'));
  const [person] = peopleIn(written ?? '');
  return person ? told(person) : account(page);
}

/** Gmail's title ends in the address of the mailbox: `Inbox (3) - ada@example.com - Gmail`. */
function account(page: Document): Told<Person> {
  const signedIn = page.querySelector('a[href*="accounts.google.com/SignOut"][aria-label*="@"]');
  const email = addressIn(page.title) ?? addressIn(signedIn?.getAttribute('aria-label') ?? '');
  return email ? told(personFrom('', email)) : UNREADABLE;
}

function subject(page: Document, message: Element): Told<string> {
  const written = writtenIn(message.querySelector(SUBJECT));
  if (written) return told(written);
  const heading = message.querySelector('input[name="subjectbox"]')
    ? ''
    : wordsOf(page.querySelector('h2[data-thread-perm-id]'));
  return written === null && heading === '' ? UNREADABLE : told(heading);
}

/** The message above a reply, or the quotation inside it. */
function answered(place: Element, message: Element): Told<string> {
  const quoted = wordsOf(place.querySelector('.gmail_quote'));
  if (quoted) return told(quoted);
  const item = place.closest('[role="listitem"]') ?? message.closest('[role="listitem"]');
  const above = wordsOf([...(item?.querySelectorAll('[data-message-id] .a3s, .a3s') ?? [])].at(-1));
  return above ? told(above) : NOT_TOLD;
}
