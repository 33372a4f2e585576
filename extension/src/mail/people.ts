import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';
import { addressIn, peopleIn, personIn } from './addresses';
import { wordsOf } from './around';
import { inMessage, type Teller } from './client';
import { writtenIn } from './fill';
import { type Told, told, UNREADABLE } from './reader';

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
    return rows && rows.length > 0 ? peopleOn(rows, chips) : UNREADABLE;
  };

/** A row that comes with the first person in it, such as the one for copies. */
export const rowIfAny =
  (selector: string, chips?: Chips): Teller<Person[]> =>
  view => {
    const rows = inMessage(view, selector);
    if (rows === null) return UNREADABLE;
    return rows.length > 0 ? peopleOn(rows, chips) : told([]);
  };

/**
 * The one whom a help desk's conversation is with: elements (CSS) of the message that show the name, the address. Two
 * that show different people say nothing.
 */
export const customer =
  (name: string, email: string = name): Teller<Person[]> =>
  view => {
    const addresses = distinct(inMessage(view, email)?.map(addressOn) ?? []);
    const names = distinct(inMessage(view, name)?.map(nameOn) ?? []);
    if (names.length > 1 || (names.length === 0 && addresses.length !== 1)) return UNREADABLE;
    return oneCalled(names[0] ?? '', addresses.length === 1 ? addresses[0] : undefined);
  };

/** As whom one writes: the value, or the choice, of a field of the message. */
export const sender =
  (selector: string): Teller<Person> =>
  view => {
    const person = personIn(nameOn(inMessage(view, selector)?.[0] ?? null));
    return person ? told(person) : UNREADABLE;
  };

/** One person of whom little may be known; nobody is unreadable. */
export function oneCalled(name: string, email?: string): Told<Person[]> {
  const person = personFrom(name, email);
  return Object.keys(person).length > 0 ? told([person]) : UNREADABLE;
}

/** What an element shows of a person's name: a field's value or choice, its words, or what is said of a picture. */
export function nameOn(element: Element | null): string {
  if (element?.localName === 'select') return (element as HTMLSelectElement).selectedOptions[0]?.text ?? '';
  return writtenIn(element) || wordsOf(element) || (element?.getAttribute('aria-label') ?? '').trim();
}

/** An address in what an element shows, links to or says; empty where there is none. */
export function addressOn(element: Element | null | undefined): string {
  if (!element) return '';
  const places = [writtenIn(element), wordsOf(element), ...SAYING.map(name => element.getAttribute(name))];
  return addressIn(places.filter(Boolean).join(' ')) ?? '';
}

const SAYING = ['href', 'title', 'aria-label', 'alt'] as const;

const distinct = (values: string[]): string[] => [...new Set(values.filter(Boolean))];

/** Everybody in these rows, once. */
export function peopleOn(rows: Element[], chips: Chips | undefined): Told<Person[]> {
  const found = rows.flatMap(row => [...writtenPeople(row), ...(chips ? drawnPeople(row, chips) : [])]);
  if (found.includes(null)) return UNREADABLE;

  const people = found.filter(person => person !== null);
  const once = people.filter((person, at) => people.findIndex(other => isSame(other, person)) === at);
  if (once.length > 0) return told(once);
  // An empty row says that nobody is there; words in it say that its markup is new to us.
  return rows.some(row => wordsBesideControls(row) !== '') ? UNREADABLE : told([]);
}

function writtenPeople(row: Element): Person[] {
  return [row, ...row.querySelectorAll('input, textarea')].flatMap(field => peopleIn(writtenIn(field) ?? ''));
}

/** Null is a chip that nobody can read. */
function drawnPeople(row: Element, { each, email = [], name = [] }: Chips): (Person | null)[] {
  return [...row.querySelectorAll(each)].map(chip => {
    const words = wordsBesideControls(chip);
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

/** What stands in a row or on a chip beside the people. */
const CONTROLS = 'label, legend, button, md-button, md-icon, svg, [role="button"], select, input, textarea';

function wordsBesideControls(row: Element): string {
  const rest = row.cloneNode(true) as Element;
  for (const control of rest.querySelectorAll(CONTROLS)) control.remove();
  return (rest.textContent ?? '').replace(/\s+/g, ' ').trim();
}
