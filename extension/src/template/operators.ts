import { type Comparable, Drop, defaultOperators, type Operators, toValue, toValueSync } from 'liquidjs';
import { Moment, momentFrom } from './dates';
import { byCodePoints } from './lists';
import { NUMERIC } from './numbers';
import { Someone } from './values';

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
  if (a instanceof Someone && b instanceof Someone) return a.path === b.path;
  if (Array.isArray(a) && Array.isArray(b)) return sameMembers(a, b);
  return a === b || (nothing(a) && nothing(b));
}

function sameMembers(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => equal(one, b[index]));
}

function order(left: unknown, right: unknown, holds: (apart: number) => boolean): boolean {
  if (isEmptiness(left) || isEmptiness(right)) return false;
  const [a, b] = [comparable(left, right), comparable(right, left)];
  if (typeof a === 'number' && typeof b === 'number') return holds(a - b);
  if (typeof a === 'string' && typeof b === 'string') return holds(byCodePoints([...a], [...b]));
  return a instanceof Moment && b instanceof Moment && holds(a.wall - b.wall);
}

function contains(left: unknown, right: unknown): boolean {
  const [whole, part] = [toValue(left), toValue(right)];
  if (isEmptiness(left) || isEmptiness(right)) return false;
  if (nothing(whole) || nothing(part)) return false;
  if (Array.isArray(whole)) return whole.some(one => equal(one, part));
  const isWord = typeof part === 'string' || typeof part === 'number';
  return typeof whole === 'string' && isWord && whole.includes(String(part));
}

/** A text of digits beside a number counts as a number, `2026-12-24` beside a date as a date. */
function comparable(value: unknown, beside: unknown): unknown {
  const plain = toValue(value);
  if (typeof plain === 'string' && toValue(beside) instanceof Moment) return momentFrom(plain) ?? plain;
  const isNumeric = typeof toValue(beside) === 'number' && typeof plain === 'string' && NUMERIC.test(plain);
  return isNumeric ? Number(plain) : plain;
}

/** The words `empty` and `blank`. */
function isEmptiness(value: unknown): value is Drop & Comparable {
  return value instanceof Drop && value.valueOf() === '';
}

function nothing(value: unknown): boolean {
  return value === undefined || value === null;
}
