import type { Searchable } from './searchable';
import { lettersOf, slipsAllowed, slipsToBeginning, strangeLetters } from './typos';

/** The words of titles, tags and shortcuts, each with where it stands. */
export class Vocabulary {
  private readonly words = new Map<string, Word>();

  constructor(searchables: Iterable<Searchable>) {
    for (const searchable of searchables) this.add(searchable);
  }

  /** What holds a word that begins so but for slips of the finger, with the word of the fewest slips. */
  near(term: string): Map<Searchable, Near> {
    const near = new Map<Searchable, Near>();
    const most = slipsAllowed(term);
    if (most === 0) return near;
    const letters = lettersOf(term);
    for (const [word, standing] of this.words) {
      // Of four letters with a slip in them too little is left to begin with another one.
      if (term.length === 4 && word[0] !== term[0]) continue;
      if (strangeLetters(letters, standing.letters) > most) continue;
      const slips = slipsToBeginning(term, word, most);
      if (slips > most || slips === 0) continue;
      for (const each of standing.in) {
        if (isNearer(word, slips, near.get(each))) near.set(each, { word, slips });
      }
    }
    return near;
  }

  add(searchable: Searchable): void {
    for (const word of wordsOf(searchable)) {
      const standing = this.words.get(word);
      if (standing) standing.in.push(searchable);
      else this.words.set(word, { letters: lettersOf(word), in: [searchable] });
    }
  }

  delete(searchable: Searchable): void {
    for (const word of wordsOf(searchable)) {
      const standing = this.words.get(word)?.in ?? [];
      const at = standing.indexOf(searchable);
      if (at >= 0) standing.splice(at, 1);
      if (standing.length === 0) this.words.delete(word);
    }
  }
}

/** Of two with as many slips always the same one, in whatever order they came. */
function isNearer(word: string, slips: number, known: Near | undefined): boolean {
  return !known || slips < known.slips || (slips === known.slips && word < known.word);
}

function wordsOf({ title, tags, stem }: Searchable): ReadonlySet<string> {
  return new Set(`${title} ${tags} ${stem}`.split(NO_WORD));
}

export interface Near {
  word: string;
  slips: number;
}

interface Word {
  letters: number;
  in: Searchable[];
}

const NO_WORD = /[^\p{L}\p{N}]+/u;
