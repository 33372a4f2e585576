import { DATE_FILTERS } from './date_filters';
import { type Around, count, type FilterOf, list, text, textsOf } from './filter_values';
import { listInWords } from './list_words';
import { bounded, byCodePoints, sliced, splitAt } from './lists';
import { NUMBER_FILTERS } from './number_filters';
import { textOf } from './text';
import { isNothing, joined, Someone, Told, Unknown } from './values';

/** Every filter but `default`, which alone is told of values that nobody knows. */
export const FILTER_WORK: Readonly<Record<string, FilterOf>> = {
  ...NUMBER_FILTERS,
  ...DATE_FILTERS,

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

  join: (value, [between], around) => {
    const texts = textsOf(value, around);
    return texts instanceof Unknown ? texts : joined(texts, text(between ?? ' ', around));
  },
  list: (value, [kind], around) => inProse(list(value), text(kind, around), around),
  names: (value, [kind], around) =>
    inProse(
      list(value).map(one => nameOf(one, around)),
      text(kind, around),
      around,
    ),
  first: value => (Array.isArray(value) ? value[0] : undefined),
  last: value => (Array.isArray(value) ? value.at(-1) : undefined),
  size: value => (Array.isArray(value) ? value.length : typeof value === 'string' ? [...value].length : 0),
  reverse: value => [...list(value)].reverse(),
  compact: value => list(value).filter(one => !isNothing(one)),
  concat: (value, [more]) => bounded([...list(value), ...list(more)]),
  uniq: (value, _, around) => onlyFirst(list(value), around),
  map: (value, [name], around) => list(value).map(one => around.property(one, text(name, around))),
  where: (value, [name, wanted], around) => list(value).filter(one => has(one, name, wanted, around)),
  sort: (value, [name], around) => sorted(list(value), name, around),
  sample: (value, _, around) => {
    const choices = list(value);
    return choices[Math.floor(around.random() * choices.length)];
  },
};

/** As one says it; the two words for the last one are `and` and `or`. */
function inProse(members: unknown[], kind: string, around: Around): unknown {
  const texts = textsOf(members, around);
  if (texts instanceof Unknown) return texts;
  return listInWords(texts.filter(Boolean), kind === 'or' ? 'or' : 'and', around.locale);
}

/** How one calls somebody: by the first name, by the whole one where nobody knows it. */
function nameOf(one: unknown, around: Around): unknown {
  if (!(one instanceof Someone) || one instanceof Told) return one;
  const first = around.property(one, 'first_name');
  const whole = around.property(one, 'name');
  return first instanceof Unknown && !(whole instanceof Unknown) ? whole : first;
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
  if (wanted === undefined) return value !== false && !isNothing(value);
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
