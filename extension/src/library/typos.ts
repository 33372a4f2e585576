/** How many slips of the finger a word of this length forgives. */
export function slipsAllowed(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

/**
 * Fewest insertions, deletions, replacements and swaps of neighbours that make the term a beginning of the word,
 * or more than `most`. Optimal string alignment: Damerau 1964, without editing twice at one place.
 */
export function slipsToBeginning(term: string, word: string, most: number): number {
  const width = Math.min(word.length, term.length + most);
  if (width < term.length - most) return most + 1;

  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, i) => i);
  for (let row = 1; row <= term.length; row++) {
    const current = [row];
    for (let column = 1; column <= width; column++) {
      const isSame = term[row - 1] === word[column - 1];
      const isSwap =
        row > 1 && column > 1 && term[row - 1] === word[column - 2] && term[row - 2] === word[column - 1];
      const edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(edits);
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(...last);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
