import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn, personIn } from './addresses';
import type { Client, Filler, Teller } from './client';
import { fill, isFilled, writtenIn } from './fill';
import { fieldCalled } from './labels';
import { type Told, told, UNREADABLE } from './reader';

export type RecipientField = 'to' | 'cc' | 'bcc';

/** How a webmail draws the people of a message. */
export interface Rows {
  /** The rows of one field in a message; none where its markup is not as expected. */
  rows(message: Element, field: RecipientField): Element[];
  /** A person on a row (CSS). */
  readonly chip: string;
  /** Null where the chip cannot be read. */
  person(chip: Element): Person | null;
  /** Chips that show, outside of every row, that a row was not found; `chip` if nothing else is said. */
  readonly stray?: string;
}

/**
 * Tells everybody in a message's rows, or that they cannot be read: a row of which one word, one chip is not
 * understood tells nobody, since the first of those left would be greeted by a name that is not the first's.
 */
export function recipients(rows: Rows): Pick<Client['tells'], RecipientField> {
  return { to: tellerOf(rows, 'to'), cc: tellerOf(rows, 'cc'), bcc: tellerOf(rows, 'bcc') };
}

const tellerOf =
  (rows: Rows, field: RecipientField): Teller<Person[]> =>
  ({ message, place }) => {
    if (!message) return UNREADABLE;
    const own = rows.rows(message, field);
    if (own.length > 0) return peopleOn(own, rows);
    // Rows for copies come with the first copy, the one for recipients is always there.
    return field === 'to' || hasStray(message, place, rows) ? UNREADABLE : told([]);
  };

/** Fills in a row that is written in as text, if the person can see it. */
export const writtenRow =
  (selector: string, ended = ''): Filler =>
  (message, value) => {
    const field = message.querySelector(selector);
    if (!field || !isSeen(field)) return false;
    return isFilled(field) || fill(field, `${value}${ended}`);
  };

/** Somebody with an address in one of the attributes; a name in others, else in the words. Null without an address. */
export function personOnChip(
  chip: Element,
  emails: readonly string[],
  names: readonly string[],
): Person | null {
  const said = emails.map(name => chip.getAttribute(name) ?? '').find(value => addressIn(value));
  const email = addressIn(said ?? '');
  if (!said || !email) return null;

  const named = names.map(name => chip.getAttribute(name)?.trim() ?? '').find(Boolean);
  const withName = said.includes('<') ? personIn(said) : null;
  if (withName?.name) return withName;
  const words = named ?? wordsAlone(chip);
  return personFrom(addressIn(words) ? '' : words, email);
}

const outermost = (elements: readonly Element[]): Element[] =>
  elements.filter(one => !elements.some(other => other !== one && other.contains(one)));

/** The outermost of what matches. */
export const allIn = (within: ParentNode, selector: string): Element[] =>
  outermost([...within.querySelectorAll(selector)]);

function peopleOn(own: Element[], rows: Rows): Told<Person[]> {
  const found = own.flatMap(row => [...allIn(row, rows.chip).map(rows.person), ...writtenOn(row, rows.chip)]);
  if (found.includes(null) || own.some(row => hasWordsLeft(row, rows.chip))) return UNREADABLE;

  const people = found.filter(person => person !== null);
  return told(people.filter((person, at) => people.findIndex(other => isSame(other, person)) === at));
}

const isSame = (one: Person, other: Person): boolean =>
  one.email || other.email ? one.email === other.email : one.name === other.name;

/** Those who stand in a row's text fields; null is something written there that is nobody. */
function writtenOn(row: Element, chip: string): (Person | null)[] {
  return fieldsOf(row)
    .filter(field => field.closest(chip) === null)
    .map(field => (writtenIn(field) ?? '').trim())
    .filter(Boolean)
    .flatMap(text => {
      const people = peopleIn(text);
      return people.length > 0 ? people : [null];
    });
}

const fieldsOf = (row: Element): Element[] =>
  writtenIn(row) === null ? [...row.querySelectorAll('input, textarea')] : [row];

/** The words of a chip or a row, without those on its buttons and fields. */
export function wordsAlone(element: Element, beside = ''): string {
  const rest = element.cloneNode(true) as Element;
  for (const aside of rest.querySelectorAll(beside ? `${ASIDE}, ${beside}` : ASIDE)) aside.remove();
  return (rest.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const ASIDE =
  'label, legend, button, [role="button"], select, input, textarea, style, script, [aria-live], [role="status"], [role="tooltip"]';

/** Whether a row says anything beside its chips, its fields and its own name. */
function hasWordsLeft(row: Element, chip: string): boolean {
  if (writtenIn(row) !== null) return false;
  const words = wordsAlone(row, chip);
  const isWritten = fieldsOf(row).some(field => writtenIn(field)?.trim() === words);
  return /[\p{L}\p{N}@]/u.test(words) && fieldCalled(words) === null && !isWritten;
}

/** A chip outside of all rows: then a row is there and not found. */
function hasStray(message: Element, place: Element, rows: Rows): boolean {
  const known = (['to', 'cc', 'bcc'] as const).flatMap(field => rows.rows(message, field));
  return allIn(message, rows.stray ?? rows.chip).some(
    chip => !place.contains(chip) && !known.some(row => row.contains(chip)),
  );
}

/** A value in a field that is not shown would be sent without anybody knowing. */
const isSeen = (field: Element): boolean =>
  !('checkVisibility' in field) || field.checkVisibility({ visibilityProperty: true });
