import { foldWithPlaces } from './fold';

/** Where the terms stand in the title, in order and without overlap; UTF-16 code units of the title as written. */
export function marksOf(title: string, terms: readonly string[]): [number, number][] {
  if (terms.length === 0) return [];
  const { folded, places } = foldWithPlaces(title);
  const marks = terms.flatMap((term): [number, number][] => {
    const at = folded.indexOf(term);
    return at < 0 ? [] : [[places[at] ?? 0, endOf(at + term.length, places)]];
  });
  return joined(marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
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
