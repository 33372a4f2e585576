import { dayOf, Moment, momentFrom } from './dates';
import { decimalSign } from './number_words';
import { NUMERIC, numberFrom } from './numbers';
import { BOUNDS, Trouble } from './trouble';
import { inWords, Unknown } from './values';

/** What a filter may know of the template's surroundings. */
export interface Around {
  locale: string;
  /** In [0, 1); another for each `sample` of one rendering. */
  random(): number;
  /** A property of anything a template can hold. */
  property(of: unknown, name: string): unknown;
  /** The moment that `now` and `today` in a text stand for. */
  now: Moment;
}

export type FilterOf = (value: unknown, given: unknown[], around: Around) => unknown;

export function text(value: unknown, around: Around): string {
  return inWords(value, around.locale);
}

export function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === '' ? [] : [value];
}

/** The members as texts, or the first of them that nobody knows. */
export function textsOf(value: unknown, around: Around): string[] | Unknown {
  const unknown = list(value).find(one => one instanceof Unknown);
  return unknown instanceof Unknown ? unknown : list(value).map(one => text(one, around));
}

export function count(value: unknown, otherwise: number): number {
  const given = typeof value === 'string' && NUMERIC.test(value) ? Number(value) : value;
  return typeof given === 'number' && Number.isFinite(given)
    ? Math.max(-BOUNDS.text, Math.min(BOUNDS.text, Math.trunc(given)))
    : otherwise;
}

/** A number in digits, as the template’s language writes them. Nothing counts as 0; what is no number is refused. */
export function amount(value: unknown, around: Around): number {
  if (typeof value === 'number') return value;
  const words = text(value, around);
  const found = words.trim() === '' ? 0 : numberFrom(words, decimalSign(around.locale));
  if (found === null) throw new Trouble(`“${words}” is not a number.`, 'expected digits, e.g. 12.50');
  return found;
}

/** Left empty by a person, or nothing at all. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

export function momentOf(value: unknown, around: Around): Moment | null {
  if (value instanceof Moment) return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (word === 'now') return around.now;
  if (word === 'today') return dayOf(around.now);
  return momentFrom(value);
}
