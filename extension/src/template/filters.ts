import { dateInWords } from './date_words';
import { dayOf, Moment, momentFrom, shifted } from './dates';
import { bounded, byCodePoints, sliced, splitAt } from './lists';
import { divided, NUMERIC, remainder, rounded } from './numbers';
import { textOf } from './text';
import { BOUNDS } from './trouble';
import { inWords, joined } from './values';

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

/** Every filter but `default`, which alone is told of values that nobody knows. */
export const FILTER_WORK: Readonly<Record<string, FilterOf>> = {
  append: (value, [more], around) => text(value, around) + text(more, around),
  prepend: (value, [more], around) => text(more, around) + text(value, around),
  capitalize: (value, _, around) => capitalised(text(value, around)),
  downcase: (value, _, around) => text(value, around).toLowerCase(),
  upcase: (value, _, around) => text(value, around).toUpperCase(),
  strip: (value, _, around) => text(value, around).trim(),
  lstrip: (value, _, around) => text(value, around).trimStart(),
  rstrip: (value, _, around) => text(value, around).trimEnd(),
  squish: (value, _, around) => text(value, around).trim().replace(/\s+/g, ' '),
  strip_newlines: (value, _, around) => text(value, around).replace(/\r?\n/g, ''),
  strip_html: (value, _, around) => textOf(text(value, around)),
  escape: value => value,
  newline_to_br: value => value,
  url_encode: (value, _, around) => urlEncoded(text(value, around)),
  remove: (value, [gone], around) => replaced(text(value, around), text(gone, around), ''),
  replace: (value, [old, fresh], around) =>
    replaced(text(value, around), text(old, around), text(fresh, around)),
  truncate: (value, [length, ending], around) =>
    truncated([...text(value, around)], count(length, 50), [...text(ending ?? '...', around)]).join(''),
  truncatewords: (value, [length, ending], around) =>
    fewerWords(text(value, around), count(length, 15), text(ending ?? '...', around)),
  slice: (value, [start, length], around) =>
    Array.isArray(value)
      ? sliced(value, count(start, 0), count(length, 1))
      : sliced([...text(value, around)], count(start, 0), count(length, 1)).join(''),
  split: (value, [between], around) => splitAt(text(value, around), text(between, around)),

  join: (value, [between], around) =>
    joined(
      list(value).map(one => text(one, around)),
      text(between ?? ' ', around),
    ),
  first: value => (Array.isArray(value) ? value[0] : undefined),
  last: value => (Array.isArray(value) ? value.at(-1) : undefined),
  size: value => (Array.isArray(value) ? value.length : typeof value === 'string' ? [...value].length : 0),
  reverse: value => [...list(value)].reverse(),
  compact: value => list(value).filter(one => one !== null && one !== undefined),
  concat: (value, [more]) => bounded([...list(value), ...list(more)]),
  uniq: (value, _, around) => onlyFirst(list(value), around),
  map: (value, [name], around) => list(value).map(one => around.property(one, text(name, around))),
  where: (value, [name, wanted], around) => list(value).filter(one => has(one, name, wanted, around)),
  sort: (value, [name], around) => sorted(list(value), name, around),
  sum: (value, _, around) => list(value).reduce<number>((sum, one) => sum + number(one, around), 0),
  sample: (value, _, around) => {
    const choices = list(value);
    return choices[Math.floor(around.random() * choices.length)];
  },

  abs: (value, _, around) => Math.abs(number(value, around)),
  ceil: (value, _, around) => Math.ceil(number(value, around)),
  floor: (value, _, around) => Math.floor(number(value, around)),
  round: (value, [places], around) => rounded(number(value, around), count(places, 0)),
  plus: (value, [other], around) => number(value, around) + number(other, around),
  minus: (value, [other], around) => number(value, around) - number(other, around),
  times: (value, [other], around) => number(value, around) * number(other, around),
  divided_by: (value, [other], around) => divided(number(value, around), number(other, around)),
  modulo: (value, [other], around) => remainder(number(value, around), number(other, around)),
  at_least: (value, [other], around) => Math.max(number(value, around), number(other, around)),
  at_most: (value, [other], around) => Math.min(number(value, around), number(other, around)),

  date: (value, [style, locale], around) => {
    const moment = momentOf(value, around);
    if (!moment) return value;
    return dateInWords(
      moment,
      text(style ?? 'long', around) || 'long',
      text(locale ?? '', around) || around.locale,
    );
  },
  shift: (value, [phrase], around) => {
    const moment = momentOf(value, around);
    return moment ? shifted(moment, text(phrase, around)) : value;
  },
};

function text(value: unknown, around: Around): string {
  return inWords(value, around.locale);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === '' ? [] : [value];
}

function count(value: unknown, otherwise: number): number {
  const given = typeof value === 'string' && NUMERIC.test(value) ? Number(value) : value;
  return typeof given === 'number' && Number.isFinite(given)
    ? Math.max(-BOUNDS.text, Math.min(BOUNDS.text, Math.trunc(given)))
    : otherwise;
}

/** A number in digits, with a point; other text counts as nothing. */
function number(value: unknown, around: Around): number {
  if (typeof value === 'number') return value;
  const words = text(value, around);
  return NUMERIC.test(words) ? Number(words) : 0;
}

function capitalised(words: string): string {
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('').toLowerCase();
}

function urlEncoded(words: string): string {
  return encodeURIComponent(words.toWellFormed())
    .replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function replaced(words: string, old: string, fresh: string): string {
  if (old === '') return words;
  return joined(words.split(old), fresh);
}

function truncated(letters: string[], most: number, ending: string[]): string[] {
  if (letters.length <= most) return letters;
  return [...letters.slice(0, Math.max(0, most - ending.length)), ...ending];
}

function fewerWords(words: string, most: number, ending: string): string {
  const each = words.trim().split(/\s+/);
  const fewest = Math.max(1, most);
  return each.length <= fewest ? words : each.slice(0, fewest).join(' ') + ending;
}

function onlyFirst(members: unknown[], around: Around): unknown[] {
  const seen = new Set<string>();
  return members.filter(one => {
    const key = `${typeof one} ${text(one, around)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function has(one: unknown, name: unknown, wanted: unknown, around: Around): boolean {
  const value = around.property(one, text(name, around));
  if (wanted === undefined) return value !== undefined && value !== null && value !== false;
  return value === wanted;
}

/** Numbers by size, before text by its letters' code points. */
function sorted(members: unknown[], name: unknown, around: Around): unknown[] {
  const key = (one: unknown) => (name === undefined ? one : around.property(one, text(name, around)));
  return [...members].sort((a, b) => compared(key(a), key(b), around));
}

function compared(a: unknown, b: unknown, around: Around): number {
  const numbers = typeof a === 'number' && typeof b === 'number';
  if (numbers) return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  return byCodePoints([...text(a, around)], [...text(b, around)]);
}

function momentOf(value: unknown, around: Around): Moment | null {
  if (value instanceof Moment) return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (word === 'now') return around.now;
  if (word === 'today') return dayOf(around.now);
  return momentFrom(value);
}
