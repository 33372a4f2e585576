import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn } from './addresses';
import { around, wordsOf } from './around';
import { fill, writtenIn } from './fill';
import {
  type Facts,
  type HeadField,
  missingIn,
  NOT_TOLD,
  type Reader,
  type Told,
  told,
  UNREADABLE,
} from './reader';

const BODY = '[g_editable="true"][role="textbox"]';
const SUBJECT = 'input[name="subjectbox"], input[name="subject"]';
/** Recipients are chips; each names its address in an attribute, and in none of a fixed kind. */
const CHIP = '[data-hovercard-id*="@"], [email*="@"]';

/**
 * Gmail. A new message stands in a dialog, a reply in the conversation with no dialog around it; both hold the
 * subject, the recipients and the text in one element, and several may be open at once.
 */
export const gmail: Reader = {
  name: 'Gmail',

  appliesTo: page => page.location.hostname === 'mail.google.com' || page.querySelector(BODY) !== null,

  read(page, place): Facts {
    const message = windowAround(place);
    if (!message) return { ...ALL_UNREADABLE, from: account(page) };
    return {
      to: people(message, 'to'),
      cc: others(message, 'cc'),
      bcc: others(message, 'bcc'),
      from: sender(page, message),
      subject: subject(page, message),
      message: answered(place, message),
    };
  },

  write(page, place, head): HeadField[] {
    // A reply with another subject is another conversation; its subject box is hidden. Recipients are chips: to
    // make one is to take the caret away from the text.
    const box = windowAround(place)?.querySelector('input[name="subjectbox"]') ?? null;
    return missingIn(this.read(page, place), head).filter(
      field => field !== 'subject' || !fill(box, head.subject),
    );
  },
};

const ALL_UNREADABLE: Facts = {
  to: UNREADABLE,
  cc: UNREADABLE,
  bcc: UNREADABLE,
  from: UNREADABLE,
  subject: UNREADABLE,
  message: NOT_TOLD,
};

const windowAround = (place: Element): Element | null => around(place, `${SUBJECT}, [name="to"]`);

function people(message: Element, field: 'to' | 'cc' | 'bcc'): Told<Person[]> {
  const holders = message.querySelectorAll(`[name="${field}"]`);
  if (holders.length === 0) return UNREADABLE;

  const found = [...holders].flatMap(holder => {
    const written = writtenIn(holder);
    return written === null ? [...holder.querySelectorAll(CHIP)].map(personOn) : peopleIn(written);
  });
  const once = found.filter((person, at) => found.findIndex(other => other.email === person.email) === at);
  if (once.length > 0) return told(once);
  // An empty row of chips says that nobody is there; words in it say that its markup is new to us.
  return [...holders].some(holder => addressIn(wordsOf(holder))) ? UNREADABLE : told([]);
}

/** Rows for copies come with the first copy. */
function others(message: Element, field: 'cc' | 'bcc'): Told<Person[]> {
  return message.querySelector(`[name="${field}"]`) ? people(message, field) : told([]);
}

function personOn(chip: Element): Person {
  const email = chip.getAttribute('data-hovercard-id') ?? chip.getAttribute('email') ?? '';
  const name = chip.getAttribute('data-name') ?? chip.getAttribute('name') ?? wordsOf(chip);
  return personFrom(name === email ? '' : name, email);
}

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
