import { Drop } from 'liquidjs';
import type { Person } from './context';
import { momentInWords } from './date_words';
import { Moment } from './dates';
import { decimalSign } from './number_words';
import { BOUNDS, tooMuch } from './trouble';

/** A value that nobody knows: false in a condition, a question where it is written. */
export class Unknown extends Drop {
  constructor(readonly path: string) {
    super();
  }

  override valueOf(): undefined {
    return undefined;
  }
}

/** A person with the name by which a template reaches it, e.g. `to` or `cc[1]`. */
export class Someone {
  constructor(
    readonly path: string,
    readonly person: Person,
  ) {}

  /** A loop over a person goes round once. */
  *[Symbol.iterator](): Iterator<Someone> {
    yield this;
  }
}

/** Somebody as a person named them in an answer; what that does not say is asked for like any other name. */
export class Told extends Someone {
  constructor(path: string, answer: string) {
    super(path, { name: answer });
  }
}

/** A list of people that is also the first of them. */
export class People extends Array<Someone> {
  path = '';

  static from_(path: string, people: Person[]): People {
    return People.of_(
      path,
      people.map((person, index) => new Someone(index === 0 ? path : `${path}[${index}]`, person)),
    );
  }

  static of_(path: string, members: Someone[]): People {
    const list = new People();
    list.path = path;
    list.push(...members);
    return list;
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A row of a table that was asked for. */
export class Row {
  /** By the column's name. */
  constructor(readonly cells: Readonly<Record<string, string>>) {}

  /** A loop over a row goes round once. */
  *[Symbol.iterator](): Iterator<Row> {
    yield this;
  }
}

/** A value that stands inside an HTML tag, where there are no line breaks and no marks. */
export class InAttribute {
  constructor(readonly value: unknown) {}
}

/** A value as text, the way both implementations write it. */
export function inWords(value: unknown, locale: string): string {
  if (value === null || value === undefined || value instanceof Drop) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberInWords(value, locale);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Moment) return momentInWords(value, locale);
  if (value instanceof Someone) return value.person.name ?? value.person.email ?? '';
  if (value instanceof Row) return Object.values(value.cells).filter(Boolean).join(', ');
  if (value instanceof People) return value.map(one => inWords(one, locale)).join(', ');
  if (Array.isArray(value))
    return joined(
      value.map(one => inWords(one, locale)),
      '',
    );
  return '';
}

export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value instanceof Unknown;
}

export function joined(texts: string[], separator: string): string {
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  if (length > BOUNDS.text) throw tooMuch();
  return texts.join(separator);
}

/**
 * At most ten places, so that 0.1 + 0.2 is 0.3, behind the language's own sign: a text that is made of a number, by
 * `capture` or for an answer to offer, is read with that sign.
 */
function numberInWords(value: number, locale: string): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw tooMuch();
  if (Number.isInteger(value)) return String(value);
  const text = value.toFixed(10).replace(/0+$/, '').replace(/\.$/, '');
  return text === '-0' ? '0' : text.replace('.', decimalSign(locale));
}
