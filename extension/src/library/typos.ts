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
  const width = Math.min(word.length, term.length + most, LONGEST);
  if (width < term.length - most) return most + 1;

  let [beforeLast, last, current] = ROWS;
  for (let column = 0; column <= width; column++) last[column] = column;
  let fewest = 0;
  for (let row = 1; row <= term.length; row++) {
    current[0] = row;
    fewest = row;
    for (let column = 1; column <= width; column++) {
      const edits = fewestAt(term, word, row, column, beforeLast, last, current);
      current[column] = edits;
      if (edits < fewest) fewest = edits;
    }
    if (fewest > most) return most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return fewest;
}

/** A bit for each kind of letter in a word: a term with more strange letters than slips need not be compared. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

export function strangeLetters(term: number, word: number): number {
  let strange = term & ~word;
  let count = 0;
  for (; strange !== 0; count++) strange &= strange - 1;
  return count;
}

/** Longer words are compared by their beginning. */
const LONGEST = 64;
/** Used again at each call: tens of thousands of words are compared while somebody types. */
const ROWS: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
  new Uint8Array(LONGEST + 1),
];

function fewestAt(
  term: string,
  word: string,
  row: number,
  column: number,
  beforeLast: Uint8Array,
  last: Uint8Array,
  current: Uint8Array,
): number {
  const mine = term.charCodeAt(row - 1);
  const theirs = word.charCodeAt(column - 1);
  const changed = (last[column - 1] ?? 0) + (mine === theirs ? 0 : 1);
  const edits = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, changed);

  const isSwap =
    row > 1 && column > 1 && mine === word.charCodeAt(column - 2) && theirs === term.charCodeAt(row - 2);
  return isSwap ? Math.min(edits, (beforeLast[column - 2] ?? 0) + 1) : edits;
}
