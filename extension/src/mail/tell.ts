import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn, personIn } from './addresses';
import { wordsOf } from './around';
import { inMessage, type Teller, type View } from './client';
import { writtenIn } from './fill';
import { NOT_TOLD, type Told, told, UNREADABLE } from './reader';

/** A person drawn as a chip: what each is (CSS), and the attributes that may hold an address or a name. */
export interface Chips {
  readonly each: string;
  readonly email?: readonly string[];
  readonly name?: readonly string[];
}

/** The people in a row of recipients: in its text fields, and on its chips. A row that is gone is unreadable. */
export const row =
  (selector: string, chips?: Chips): Teller<Person[]> =>
  view => {
    const rows = inMessage(view, selector);
    return rows && rows.length > 0 ? peopleOf(rows, chips) : UNREADABLE;
  };

/** A row that comes with the first person in it, such as the one for copies. */
export const rowIfAny =
  (selector: string, chips?: Chips): Teller<Person[]> =>
  view => {
    const rows = inMessage(view, selector);
    if (rows === null) return UNREADABLE;
    return rows.length > 0 ? peopleOf(rows, chips) : told([]);
  };

/** The one whom a help desk's conversation is with: elements (CSS) of the message that show the name, the address. */
export const customer =
  (name: string, email: string = name): Teller<Person[]> =>
  view => {
    const shown = first(view, name);
    const person = personFrom(nameOn(shown), addressIn(shownOn(first(view, email))) ?? '');
    return Object.keys(person).length > 0 ? told([person]) : UNREADABLE;
  };

/** Somebody shown anywhere on the page, such as the one who is signed in. */
export const somebody =
  (selector: string): Teller<Person> =>
  ({ page }) => {
    const shown = page.querySelector(selector);
    const person = personIn(shownOn(shown)) ?? personFrom(nameOn(shown));
    return Object.keys(person).length > 0 ? told(person) : UNREADABLE;
  };

/** What a text field of the message holds. */
export const written =
  (selector: string): Teller<string> =>
  view => {
    const value = writtenIn(first(view, selector));
    return value === null ? UNREADABLE : told(value);
  };

/** What the first such element of the message shows; an empty one shows nothing that could be believed. */
export const shown =
  (selector: string): Teller<string> =>
  view => {
    const words = wordsOf(first(view, selector));
    return words ? told(words) : UNREADABLE;
  };

/** What the last such element of the message shows, if there is one: the last message of the customer. */
export const lastShown =
  (selector: string): Teller<string> =>
  view => {
    const words = wordsOf(inMessage(view, selector)?.at(-1));
    return words ? told(words) : NOT_TOLD;
  };

/** The first of several tellers that tells; where none does, what the last one says. */
export const either =
  <Value>(...tellers: readonly Teller<Value>[]): Teller<Value> =>
  view => {
    let said: Told<Value> = NOT_TOLD;
    for (const tell of tellers) {
      said = tell(view);
      if (said.kind === 'told') break;
    }
    return said;
  };

/** For a place where there is nothing but this: a conversation of a help desk is always answered. */
export const always =
  <Value>(value: Value): Teller<Value> =>
  () =>
    told(value);

/** Whether the message holds such an element. */
export const holds =
  (selector: string): Teller<boolean> =>
  view => {
    const found = inMessage(view, selector);
    return found ? told(found.length > 0) : UNREADABLE;
  };

const first = (view: View, selector: string): Element | null => inMessage(view, selector)?.[0] ?? null;

function peopleOf(rows: Element[], chips: Chips | undefined): Told<Person[]> {
  const found = rows.flatMap(row => [...writtenPeople(row), ...(chips ? drawnPeople(row, chips) : [])]);
  if (found.includes(null)) return UNREADABLE;

  const people = found.filter(person => person !== null);
  const once = people.filter((person, at) => people.findIndex(other => isSame(other, person)) === at);
  if (once.length > 0) return told(once);
  // An empty row says that nobody is there; words in it say that its markup is new to us.
  return rows.some(row => wordsBesideLabels(row) !== '') ? UNREADABLE : told([]);
}

function writtenPeople(row: Element): Person[] {
  return [row, ...row.querySelectorAll('input, textarea')].flatMap(field => peopleIn(writtenIn(field) ?? ''));
}

/** Null is a chip that nobody can read. */
function drawnPeople(row: Element, { each, email = [], name = [] }: Chips): (Person | null)[] {
  return [...row.querySelectorAll(each)].map(chip => {
    const words = wordsOf(chip);
    const address = addressIn(attributeOf(chip, email)) ?? addressIn(words);
    const called = attributeOf(chip, name) || words.replace(address ?? '', '').replace(/[<>()]/g, ' ');
    const person = personFrom(called === address ? '' : called, address);
    return Object.keys(person).length > 0 ? person : null;
  });
}

const isSame = (one: Person, other: Person): boolean =>
  one.email || other.email ? one.email === other.email : one.name === other.name;

const attributeOf = (element: Element, names: readonly string[]): string =>
  names.map(name => element.getAttribute(name)?.trim() ?? '').find(value => value !== '') ?? '';

/** Where a person is shown: in words, as a link to write to, or in what is said of a picture. */
function shownOn(element: Element | null): string {
  if (!element) return '';
  const link = element.getAttribute('href')?.match(/^mailto:([^?]+)/)?.[1] ?? '';
  return [writtenIn(element) ?? '', wordsOf(element), link, element.getAttribute('title') ?? '']
    .filter(Boolean)
    .join(' ');
}

const nameOn = (element: Element | null): string =>
  writtenIn(element) || wordsOf(element) || (element?.getAttribute('aria-label') ?? '');

const LABELS = 'label, legend, button, [role="button"], select, input, textarea';

function wordsBesideLabels(row: Element): string {
  const rest = row.cloneNode(true) as Element;
  for (const label of rest.querySelectorAll(LABELS)) label.remove();
  return (rest.textContent ?? '').trim();
}
