import words from '../../../shared_templates/vocabulary.json';

/** What may stand in a template, with a line and an example for the person who writes one. */
export interface Word {
  does: string;
  example: string;
}

interface TagWord extends Word {
  /** The tags between which alone it makes sense. */
  inside?: string[];
}

interface FilterWord extends Word {
  /** The fewest and the most arguments. */
  arguments: number[];
  /** What may stand behind it by name, e.g. `other: "days"`. */
  named?: string[];
}

export const TAGS: Readonly<Record<string, TagWord>> = words.tags;
export const FILTERS: Readonly<Record<string, FilterWord>> = words.filters;
export const VARIABLES: Readonly<Record<string, { is: string; does: string }>> = words.variables;
export const PROPERTIES: Readonly<Record<'person' | 'page', Record<string, string>>> = words.properties;
/** ISO 4217 codes by how many places their amounts have where it is not two. */
export const CURRENCIES: Readonly<Record<'whole' | 'mostly_whole' | 'thousandths', string[]>> =
  words.currencies;

/** The tags that take text between themselves and an `end…`. */
export const BLOCK_TAGS = ['if', 'unless', 'case', 'for', 'capture', 'comment', 'raw'];

/** The word that was probably meant; empty where none is near. */
export function nearest(word: string, known: Iterable<string>): string {
  let best = '';
  let least = Math.min(2, Math.floor(word.length / 2)) + 1;
  for (const candidate of known) {
    const steps = stepsBetween(word.toLowerCase(), candidate);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** How many letters must be added, dropped, changed or swapped with a neighbour (optimal string alignment). */
function stepsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      current.push(steps);
    }
    [before, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
