import { pairsWithin, rootOf, wordsWithin } from './akin';
import { Best } from './best';
import { Narrowed } from './narrowed';
import { soundsAlike, soundsOf } from './pinyin';
import { wordsSaid } from './said';
import { type SaidIn, saidIn } from './said_score';
import { AKIN, anywhere, inShortFields, SAID_AT_START, TYPO, together } from './score';
import type { Searchable } from './searchable';
import type { Habits } from './usage';
import type { Near, Vocabulary } from './vocabulary';

type ScoreOf = (searchable: Searchable, term: string) => number;

/** Ranks for one person who types on: each key looks only at what the key before it left. */
export class Ranking {
  private readonly short = new Narrowed();
  private readonly whole = new Narrowed();

  constructor(
    private readonly all: readonly Searchable[],
    private readonly words: () => Vocabulary,
  ) {}

  /**
   * Best first. Every term must be found, each stage where those before it gave too few; where that finds nothing,
   * every word that tells; and at last as many of these as there are.
   */
  best(terms: readonly string[], limit: number, habits: Habits): Searchable[] {
    const best = new Best(limit, habits);
    this.rank(best, terms, inShortFields, this.short);
    const nearest = best.list.length === 0 ? saidIn(this.all, wordsSaid(terms), terms) : [];
    takeSaid(
      best,
      nearest.filter(({ missing }) => missing === 0),
    );
    if (best.isShort) this.rank(best, terms, anywhere, this.whole);

    const words = terms.flatMap(wordsWithin);
    if (best.isShort && words.length > terms.length) rank(best, this.all, words, wordAnywhere);
    if (best.list.length === 0) this.rankAkin(best, terms);
    if (best.list.length === 0 && words.length > terms.length) this.rankAkin(best, words);
    if (best.list.length === 0) takeSaid(best, nearest);
    return best.list.map(({ of }) => of);
  }

  /** Only what begins so. */
  beginning(terms: readonly string[], limit: number, habits: Habits): Searchable[] {
    const best = new Best(limit, habits);
    this.rank(best, terms, beginsSo, this.short);
    return best.list.map(({ of }) => of);
  }

  private rank(best: Best, terms: readonly string[], scoreOf: ScoreOf, narrowed: Narrowed): void {
    narrowed.keep(terms, rank(best, narrowed.among(terms, this.all), terms, scoreOf));
  }

  /** Nothing holds the words as they were typed: slips, words of the same root, of the same sound, of parts. */
  private rankAkin(best: Best, terms: readonly string[]): void {
    const known = new Map(terms.map(term => [term, this.akinTo(term)]));
    rank(best, this.all, terms, (searchable, term) => {
      const exact = anywhere(searchable, term);
      return exact > 0 ? exact : (known.get(term)?.(searchable) ?? 0);
    });
  }

  private akinTo(term: string): (searchable: Searchable) => number {
    const near = this.words().near(term);
    const root = rootOf(term);
    const sounds = soundsOf(term);
    const pairs = pairsWithin(term);
    return searchable => {
      const meant = near.get(searchable);
      if (meant) return worthOf(meant, searchable);
      if (root && (searchable.title.includes(root) || searchable.tags.includes(root))) return AKIN;
      if (sounds && searchable.sounds && soundsAlike(sounds, searchable.sounds)) return AKIN;
      return inPart(searchable, pairs);
    };
  }
}

/** So much that whatever holds one more word stands before all that do not. */
const ONE_MORE = 200;

function takeSaid(best: Best, said: readonly SaidIn[]): void {
  for (const { of, held, score } of said) best.take(of, held * ONE_MORE + score);
}

/** A single character of a Chinese term is in most bodies and means nothing there. */
function wordAnywhere(searchable: Searchable, word: string): number {
  return word.length > 1 ? anywhere(searchable, word) : inShortFields(searchable, word);
}

/** In the title or the shortcut, a word is likelier to be the one that was meant. */
function worthOf({ word, slips }: Near, { title, stem }: Searchable): number {
  const inTitle = title.startsWith(word) ? 2 : title.includes(word) ? 1 : 0;
  return TYPO / slips + Math.max(inTitle, stem === word ? 3 : 0);
}

/** Gives what held all the terms. */
function rank(
  best: Best,
  among: Iterable<Searchable>,
  terms: readonly string[],
  scoreOf: ScoreOf,
): Searchable[] {
  const held: Searchable[] = [];
  const phrase = terms.length > 1 ? terms.join(' ') : '';
  for (const searchable of among) {
    const score = sumOf(searchable, terms, scoreOf);
    if (score === 0) continue;
    held.push(searchable);
    best.take(searchable, score / terms.length + (phrase ? together(searchable, phrase) : 0));
  }
  return held;
}

/** 0 where one of the terms is missing. */
function sumOf(searchable: Searchable, terms: readonly string[], scoreOf: ScoreOf): number {
  let sum = 0;
  for (const term of terms) {
    const gained = scoreOf(searchable, term);
    if (gained === 0) return 0;
    sum += gained;
  }
  return sum;
}

/** The shortcut, a word of the title, or the title as it is said. */
function beginsSo(searchable: Searchable, term: string): number {
  const score = inShortFields(searchable, term);
  return score >= SAID_AT_START ? score : 0;
}

/** Most of the pairs of a long Chinese word, for one of its characters may be another one. */
function inPart(searchable: Searchable, pairs: readonly string[]): number {
  if (pairs.length === 0) return 0;
  let missing = 0;
  for (const pair of pairs) {
    if (anywhere(searchable, pair) === 0) missing++;
    if (missing * 2 > pairs.length) return 0;
  }
  return (AKIN * (pairs.length - missing)) / pairs.length;
}
