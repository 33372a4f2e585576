import { BOUNDS, tooMuch } from './trouble';

/** The list itself; throws where it is too long. */
export function bounded(members: unknown[]): unknown[] {
  if (members.length > BOUNDS.turns) throw tooMuch();
  return members;
}

/** So many members from a place; a place below zero counts from the end. */
export function sliced<T>(members: T[], start: number, length: number): T[] {
  const from = start < 0 ? members.length + start : start;
  return from < 0 || length < 0 ? [] : members.slice(from, from + length);
}

/** As in Liquid: empty members at the end fall away, and a blank separator cuts at every white space. */
export function splitAt(words: string, between: string): string[] {
  if (words === '') return [];
  const parts =
    between === ' ' ? words.trim().split(/\s+/) : between === '' ? [...words] : words.split(between);
  while (parts.at(-1) === '') parts.pop();
  return bounded(parts) as string[];
}

/** Compares two texts letter by letter. */
export function byCodePoints(a: string[], b: string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const apart = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0);
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}
