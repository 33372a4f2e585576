import { heard } from './pinyin';
import { bodyOf, type Searchable } from './searchable';

const EXACT = 100;
const TITLE = 95;
const SHORTCUT = 80;
const TITLE_BEGINS = 70;
const WORD_BEGINS = 60;
const INSIDE_CJK = 55;
export const SAID_AT_START = 52;
const TAG_BEGINS = 45;
const SAID = 40;
const FIRST_LETTERS_INSIDE = 34;
const SAID_IN_TAG = 32;
const INSIDE = 30;
const BODY_WORD = 15;
const BODY = 8;
/** For one slip of the finger; half of it for two. */
export const TYPO = 4;
/** For a word of the same root or the same sound. */
export const AKIN = 3;

/** What a term is worth in shortcut, title and tags; 0 when it is in none of them. */
export function inShortFields(searchable: Searchable, term: string): number {
  const { shortcut, stem, title, tags } = searchable;
  if (shortcut === term || stem === term) return EXACT;
  if (title === term) return TITLE;
  if (shortcut !== '' && (shortcut.startsWith(term) || stem.startsWith(term)))
    return SHORTCUT + (title.startsWith(term) ? 3 : 0) + (2 * term.length) / shortcut.length;

  const inTitle = title.indexOf(term);
  if (inTitle === 0) return TITLE_BEGINS + wholeness(title, term, 0);
  const begins = inTitle > 0 ? wordAt(title, term, inTitle) : -1;
  if (begins > 0) return WORD_BEGINS + wholeness(title, term, begins);
  if (inTitle > 0 && IS_CJK.test(term)) return INSIDE_CJK;
  return Math.max(said(searchable, term), inTags(tags, term, inTitle > 0 || shortcut.includes(term)));
}

/** Bodies too, where the short fields do not hold it. */
export function anywhere(searchable: Searchable, term: string): number {
  const short = inShortFields(searchable, term);
  if (short > 0) return short;
  // One letter is in every reply: it would find everything and mean nothing.
  if (term.length < 2 && !IS_CJK.test(term)) return 0;
  const body = bodyOf(searchable);
  if (!body.mayHold(term)) return 0;
  const inBody = body.text.indexOf(term);
  if (inBody < 0) return 0;
  return IS_CJK.test(term) || wordAt(body.text, term, inBody) >= 0 ? BODY_WORD : BODY;
}

/** What words are worth for standing together in the title as they were typed. */
export function together({ title }: Searchable, phrase: string): number {
  if (title === phrase) return TITLE;
  if (!title.includes(phrase)) return 0;
  return title.startsWith(phrase) ? 10 : 5;
}

const IS_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const IS_WORD = /[\p{L}\p{N}]/u;

/** How the title is said: all of what was typed, or its first letters. */
function said(searchable: Searchable, term: string): number {
  const { sounds, tag_sounds } = searchable;
  const found = sounds && heard(term, sounds);
  if (!found) return tag_sounds && heard(term, tag_sounds) ? SAID_IN_TAG : 0;
  const share = (2 * (found.to - found.from)) / searchable.title.length;
  if (found.isAtStart) return SAID_AT_START + share + (found.isSpelt ? 1 : 0);
  return (found.isSpelt ? SAID : FIRST_LETTERS_INSIDE) + share;
}

function inTags(tags: string, term: string, isInside: boolean): number {
  const found = tags.indexOf(term);
  if (found >= 0 && wordAt(tags, term, found) >= 0) return TAG_BEGINS;
  return found > 0 || isInside ? INSIDE : 0;
}

/** A whole word is worth more than the beginning of one, and so is a title that says little else. */
function wholeness(title: string, term: string, at: number): number {
  const isWhole = !IS_WORD.test(title[at + term.length] ?? '');
  return (isWhole ? 2 : 0) + (2 * term.length) / title.length;
}

/** Where the term stands at the beginning of a word, there or later; -1 where it never does. */
export function wordAt(text: string, term: string, from: number): number {
  for (let at = from; at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !IS_WORD.test(text[at - 1] ?? '')) return at;
  }
  return -1;
}
