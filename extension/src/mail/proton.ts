import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, personIn } from './addresses';
import { answersIf, quotation } from './answered';
import { wordsOf } from './around';
import type { Client, Teller } from './client';
import { composer } from './composer';
import { fieldCalled } from './labels';
import { answersThread, threadMessage } from './proton_thread';
import { type Told, told, UNREADABLE } from './reader';
import { type RecipientField, recipients, wordsAlone, writtenRow } from './recipients';
import { either, written } from './tell';

const INPUTS: Record<RecipientField, string> = {
  to: '[data-testid="composer:to"]',
  cc: '[data-testid="composer:to-cc"], [data-testid="composer:cc"]',
  bcc: '[data-testid="composer:to-bcc"], [data-testid="composer:bcc"]',
};
const SUMMARY = '[data-testid="composer:address"]';
const SUBJECT = '[data-testid="composer:subject"]';
const QUOTATION = '.protonmail_quote';

const editing = recipients({
  rows: (message, field) =>
    [...message.querySelectorAll(INPUTS[field])]
      .map(input => input.closest('.composer-addresses-container'))
      .filter(row => row !== null),
  chip: '[data-testid="composer-addresses-item"], .composer-addresses-item',
  person: chip => {
    const label = wordsAlone(chip);
    return addressIn(label) ? personIn(label) : null;
  },
});

/**
 * Proton Mail, in any language; several composers at once, each with its text in a frame. What is known (its source
 * is public): while one writes the recipients, each is an item labelled `Ada Lovelace <ada@example.com>`; as soon as
 * one writes the text, all of them are a summary of names, copies behind a word that ends in a colon. A comma makes
 * an item of what stands before it. A quotation is folded away, and then not on the page; the open conversation with
 * the composer's subject is.
 */
export const proton: Client = {
  name: 'Proton Mail',
  hosts: ['mail.proton.me', 'mail.protonmail.com'],
  markup: `${INPUTS.to}, ${SUMMARY}`,
  message: composer(`${INPUTS.to}, ${SUMMARY}, ${SUBJECT}`, () => true, 'framed'),
  tells: {
    to: inEither('to'),
    cc: inEither('cc'),
    bcc: inEither('bcc'),
    from: ({ page, message }) => sender(page, message),
    subject: written(SUBJECT),
    message: either(quotation(QUOTATION), view => threadMessage(view, inEither('to')(view))),
    reply: view => (view.message && answersThread(view) ? told(true) : answersIf(QUOTATION)(view)),
  },
  fills: {
    subject: SUBJECT,
    to: writtenRow(INPUTS.to, ','),
    cc: writtenRow(INPUTS.cc, ','),
    bcc: writtenRow(INPUTS.bcc, ','),
  },
};

function inEither(field: RecipientField): Teller<Person[]> {
  return view => {
    const summary = view.message?.querySelector(SUMMARY);
    return summary ? inSummary(summary, field) : (editing[field]?.(view) ?? UNREADABLE);
  };
}

/** `Ada Lovelace, ben@example.com  CC: Chen`: its title lists the same names, and is empty where nobody is there yet. */
function inSummary(summary: Element, field: RecipientField): Told<Person[]> {
  const list = summary.querySelector('.composer-addresses-fakefield-inner[title]');
  const title = list?.getAttribute('title') ?? '';
  if (!list) return UNREADABLE;
  if (title === '') return told([]);

  const sections = sectionsOf(list);
  const names = [...sections.values()].flat();
  if (names.length === 0 || !names.every(name => title.includes(name))) return UNREADABLE;
  if (field !== 'to' && sections.has('other')) return UNREADABLE;
  return told((sections.get(field) ?? []).map(personCalled));
}

function sectionsOf(list: Element): Map<RecipientField | 'other', string[]> {
  const sections = new Map<RecipientField | 'other', string[]>([['to', []]]);
  let section: RecipientField | 'other' = 'to';
  for (const child of list.children) {
    const words = wordsOf(child);
    if (/[:：]$/.test(words)) section = sectionCalled(words);
    else sections.set(section, [...(sections.get(section) ?? []), words.replace(/\s*,$/, '')]);
  }
  return sections;
}

const sectionCalled = (words: string): RecipientField | 'other' =>
  (['cc', 'bcc'] as const).find(field => fieldCalled(words) === field) ?? 'other';

const personCalled = (label: string): Person =>
  addressIn(label) === label ? personFrom('', label) : personFrom(label);

/** The address chosen for this message; its name, if it is the account's. */
function sender(page: Document, message: Element | null): Told<Person> {
  const email = addressIn(wordsOf(message?.querySelector('[data-testid="composer:from"]')));
  if (!email) return UNREADABLE;
  const account = personIn(page.querySelector('.user-dropdown-button')?.getAttribute('title') ?? '');
  return told(account?.email === email ? account : personFrom('', email));
}
