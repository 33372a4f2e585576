import { type Comparable, Drop, defaultOperators, type Operators, toValue, toValueSync } from 'liquidjs';
import { Moment } from './dates';
import { byCodePoints } from './filters';

/** Comparisons as people mean them: “12” is 12, dates compare as dates, what nobody knows is never more or less. */
export const OPERATORS: Operators = {
  ...defaultOperators,
  '==': (left: unknown, right: unknown) => equal(left, right),
  '!=': (left: unknown, right: unknown) => !equal(left, right),
  '<>': (left: unknown, right: unknown) => !equal(left, right),
  '<': (left: unknown, right: unknown) => order(left, right, apart => apart < 0),
  '>': (left: unknown, right: unknown) => order(left, right, apart => apart > 0),
  '<=': (left: unknown, right: unknown) => order(left, right, apart => apart <= 0),
  '>=': (left: unknown, right: unknown) => order(left, right, apart => apart >= 0),
  contains,
};

export function equal(left: unknown, right: unknown): boolean {
  if (isEmptiness(right)) return Boolean(toValueSync(right.equals(left)));
  if (isEmptiness(left)) return Boolean(toValueSync(left.equals(right)));

  const [a, b] = [comparable(left, right), comparable(right, left)];
  if (a instanceof Moment && b instanceof Moment) return a.wall === b.wall;
  return a === b || (nothing(a) && nothing(b));
}

function order(left: unknown, right: unknown, holds: (apart: number) => boolean): boolean {
  const [a, b] = [comparable(left, right), comparable(right, left)];
  if (typeof a === 'number' && typeof b === 'number') return holds(a - b);
  if (typeof a === 'string' && typeof b === 'string') return holds(byCodePoints([...a], [...b]));
  return a instanceof Moment && b instanceof Moment && holds(a.wall - b.wall);
}

function contains(left: unknown, right: unknown): boolean {
  const [whole, part] = [toValue(left), toValue(right)];
  if (nothing(whole) || nothing(part)) return false;
  if (Array.isArray(whole)) return whole.some(one => equal(one, part));
  const isWord = typeof part === 'string' || typeof part === 'number';
  return typeof whole === 'string' && isWord && whole.includes(String(part));
}

/** A text of digits beside a number counts as a number. */
function comparable(value: unknown, beside: unknown): unknown {
  const plain = toValue(value);
  const isNumeric = typeof toValue(beside) === 'number' && typeof plain === 'string' && NUMERIC.test(plain);
  return isNumeric ? Number(plain) : plain;
}

const NUMERIC = /^\s*-?\d{1,15}(\.\d{1,10})?\s*$/;

/** The words `empty` and `blank`. */
function isEmptiness(value: unknown): value is Drop & Comparable {
  return value instanceof Drop && value.valueOf() === '';
}

function nothing(value: unknown): boolean {
  return value === undefined || value === null;
}
