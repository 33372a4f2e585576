import { pairsWithin, rootOf } from './akin';
import type { SaidWord } from './said';
import { inShortFields } from './score';
import type { Searchable } from './searchable';

/** How much of what a person said stands in shortcut, title and tags. */
export interface SaidIn {
  of: Searchable;
  /** How many of the words that tell. */
  held: number;
  missing: number;
  score: number;
}

/** Of those that hold at least one word that tells; the terms are as they were typed. */
export function saidIn(
  all: readonly Searchable[],
  said: readonly SaidWord[],
  terms: readonly string[],
): SaidIn[] {
  if (said.length === 0) return [];
  const scoreOf = scoringOf(said, terms);
  return all.map(scoreOf).filter(each => each !== null);
}

function scoringOf(said: readonly SaidWord[], terms: readonly string[]) {
  const wanted = said.map(({ word, tells }) => ({
    word,
    root: tells ? rootOf(word) : null,
    worth: worthOf(word, tells),
    tells,
  }));
  const telling = said.filter(({ tells }) => tells).length;
  const pairs = terms.flatMap(pairsWithin);

  return (of: Searchable): SaidIn | null => {
    let held = 0;
    let sum = 0;
    for (const { word, root, worth, tells } of wanted) {
      // What only goes beside is worth looking for once something tells; these stand behind.
      if (!tells && held === 0) break;
      const gained = inShortFields(of, word) || (root ? inShortFields(of, root) * AS_ROOT : 0);
      if (gained > 0 && tells) held++;
      sum += gained * worth;
    }
    return held > 0 ? { of, held, missing: telling - held, score: sum / telling + inOrder(of, pairs) } : null;
  };
}

/** `arrived` where the title says `arrives`. */
const AS_ROOT = 0.6;

/** What goes beside the words that tell decides between equals: where is my order, it is not here yet. */
function worthOf(word: string, tells: boolean): number {
  if (tells) return 1;
  return word.length > 2 || !LATIN.test(word) ? 0.4 : 0.1;
}

const LATIN = /^[a-z]/;

/** 没收到货 is nearer to 没收到 than to 收到退货. */
function inOrder({ title }: Searchable, pairs: readonly string[]): number {
  if (pairs.length === 0) return 0;
  return (10 * pairs.filter(pair => title.includes(pair)).length) / pairs.length;
}
