import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn } from './addresses';
import { quotation } from './answered';
import { wordsOf } from './around';
import type { Client, View } from './client';
import { composer } from './composer';
import { writtenIn } from './fill';
import { pasteIn } from './paste';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';
import { allIn, personOnChip, type RecipientField, recipients } from './recipients';
import { either } from './tell';

const BODY = '[g_editable="true"][role="textbox"]';
const SUBJECTBOX = 'input[name="subjectbox"]';
const SUBJECT = `${SUBJECTBOX}, input[name="subject"]`;
const MARKS = `${SUBJECT}, [name="to"], [name="cc"], [name="bcc"]`;
const PASTED_INTO = 'input[role="combobox"]';

/**
 * Gmail, in any language: new messages in windows, maximised or popped out, and replies in the conversation. One
 * element holds the rows, the subject and the text of each. What is known: the rows are named `to`, `cc`, `bcc`;
 * since 2021 each is a listbox of options with `data-hovercard-id` and `data-name`, before that `[email]` chips with
 * a hidden field; a hidden field `from` holds the chosen sender, one named `rm` the message being answered; the
 * account button says who is signed in. A row takes pasted addresses without the focus.
 */
export const gmail: Client = {
  name: 'Gmail',
  hosts: ['mail.google.com'],
  markup: BODY,
  message: composer(MARKS),
  tells: {
    ...recipients({
      rows,
      chip: '[role="option"], [data-hovercard-id*="@"], [email*="@"]',
      person: chip => personOnChip(chip, ['data-hovercard-id', 'email'], ['data-name', 'name']),
      // Above the rows stands a summary of them, of `[email]` chips.
      stray: '[role="option"][data-hovercard-id*="@"]',
    }),
    from: ({ page, message }) => sender(page, message),
    subject: ({ page, message }) => (message ? subject(page, message) : UNREADABLE),
    message: either(above, quotation('.gmail_quote')),
    reply: isReply,
  },
  fills: {
    subject: SUBJECTBOX,
    to: pasteIn(`[name="to"] ${PASTED_INTO}`, '[role="option"]'),
    cc: pasteIn(`[name="cc"] ${PASTED_INTO}`, '[role="option"]'),
    bcc: pasteIn(`[name="bcc"] ${PASTED_INTO}`, '[role="option"]'),
  },
};

function rows(message: Element, field: RecipientField): Element[] {
  const listed = allIn(message, `[name="${field}"] [role="listbox"]`);
  return listed.length > 0 ? listed : allIn(message, `[name="${field}"]`);
}

/** The identity chosen for this message: a mailbox may have several, and be somebody else's. */
function sender(page: Document, message: Element | null): Told<Person> {
  const written = writtenIn(message?.querySelector('input[name="from"], select[name="from"]') ?? null);
  const [chosen] = peopleIn(written ?? '');
  if (!chosen) return UNREADABLE;
  const signedIn = signedInTo(page);
  return told(signedIn && signedIn.email === chosen.email && !chosen.name ? signedIn : chosen);
}

/** The account button says it in the person's language, `Google Account: Ada Lovelace (ada@example.com)`. */
function signedInTo(page: Document): Person | null {
  const button = page.querySelector('a[href*="accounts.google.com/SignOut"][aria-label*="@"]');
  const label = button?.getAttribute('aria-label') ?? '';
  const email = addressIn(label);
  const name = label.match(/[:：]\s*([^:：]+?)\s*[(（][^()（）]*@[^()（）]*[)）]\s*$/u)?.[1] ?? '';
  return email ? personFrom(name, email) : null;
}

function subject(page: Document, message: Element): Told<string> {
  const written = [...message.querySelectorAll(SUBJECT)].map(box => writtenIn(box) ?? '').find(Boolean);
  if (written) return told(written);
  if (message.querySelector(SUBJECTBOX)) return told('');
  const heading = wordsOf(page.querySelector('h2[data-thread-perm-id]'));
  return heading && message.closest('[role="listitem"]') ? told(heading) : UNREADABLE;
}

/** The message that a reply stands below. */
function above({ place }: View): Told<string> {
  const shown = [...(place.closest('[role="listitem"]')?.querySelectorAll('.a3s') ?? [])];
  const words = wordsOf(shown.at(-1));
  return words ? told(words) : NOT_TOLD;
}

/** Gmail writes `undefined` where nothing is answered. */
function isReply({ place, message }: View): Told<boolean> {
  const target = writtenIn(message?.querySelector('input[name="rm"]') ?? null);
  if (target && target !== 'undefined') return told(true);
  const isAnswer =
    place.closest('[role="listitem"]') !== null || place.querySelector('.gmail_quote') !== null;
  return message ? told(isAnswer) : UNREADABLE;
}
