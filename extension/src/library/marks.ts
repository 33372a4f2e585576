import { foldWithPlaces } from './fold';
import { heard, type Sounds } from './pinyin';
import { wordAt } from './score';

/**
 * Where the terms stand in the title, or what of it sounds like them, in order and without overlap; UTF-16 code units
 * of the title as written.
 */
export function marksOf(title: string, sounds: Sounds | null, terms: readonly string[]): [number, number][] {
  if (terms.length === 0) return [];
  const { folded, places } = foldWithPlaces(title);
  const marks = terms.flatMap((term): [number, number][] => {
    const at = placeOf(term, folded);
    if (at >= 0) return [[places[at] ?? 0, endOf(at + term.length, places)]];
    const said = sounds && heard(term, sounds);
    return said ? [[said.from, said.to]] : [];
  });
  return joined(marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

/** At the beginning of a word where there is one, which is what it was found for. */
function placeOf(term: string, folded: string): number {
  const first = folded.indexOf(term);
  const begins = first < 0 ? first : wordAt(folded, term, first);
  return begins < 0 ? first : begins;
}

/** A character that folds to several letters is marked whole. */
function endOf(after: number, places: readonly number[]): number {
  let end = after;
  while (end < places.length - 1 && places[end] === places[after - 1]) end++;
  return places[end] ?? 0;
}

function joined(marks: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
