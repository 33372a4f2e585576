import { isCommon } from './telling';

/**
 * The parts of a Chinese or Japanese term that are words by themselves, since it is typed without spaces: 退款时间
 * is 退款 and 时间. The term itself where it is one word, or written with spaces.
 */
export function wordsWithin(term: string): string[] {
  if (term.length < 3 || !UNSPACED.test(term)) return [term];
  const words = joined(segmentsOf(term), NOTHING);
  return words.length > 0 ? words : [term];
}

const NOTHING: ReadonlySet<string> = new Set();

/** Characters that no dictionary joins are a name, or a word with another one of the same sound in it. */
export function joined(segments: readonly string[], apart: ReadonlySet<string>): string[] {
  const words: string[] = [];
  let wasSingle = false;
  for (const segment of segments) {
    const isSingle = segment.length === 1 && !apart.has(segment);
    if (isSingle && wasSingle) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
    wasSingle = isSingle;
  }
  return words;
}

/** What a dictionary finds in such a term, characters that it joins to no other by themselves. */
export function segmentsOf(term: string): string[] {
  if (term.length < 2 || !UNSPACED.test(term)) return term === '' ? [] : [term];
  return [...segmenter().segment(term)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
}

/**
 * Two neighbours at a time, as words of Chinese mostly are; only of a term that is written without spaces, and of a pasted sentence
 * only so many that telling, as each is looked for in every body.
 */
export function pairsWithin(term: string): string[] {
  if (term.length < 3 || !UNSPACED.test(term)) return [];
  const pairs = Array.from({ length: term.length - 1 }, (_, at) => term.slice(at, at + 2));
  return pairs.length > MOST_PAIRS ? pairs.filter(pair => !isCommon(pair)).slice(0, MOST_PAIRS) : pairs;
}

const MOST_PAIRS = 6;

/**
 * What an Indonesian or English word has in common with its relatives, or null where too little is left of it. For
 * looking into other words: as Indonesian changes the first letter of some roots (`tukar`, `menukar`), that one is
 * left out.
 */
export function rootOf(word: string): string | null {
  if (word.length < 6 || !LATIN.test(word)) return null;
  const bare = word.replace(/(nya|lah|kah|kan|an|ing|ed|es|s|i)$/, '');
  const root = bare.replace(/^(meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke)(?=.{4})/, '');
  const common = root === bare && bare !== word ? bare : CHANGES.test(root) ? root.slice(1) : root;
  return common.length >= 4 && common !== word ? common : null;
}

/** These are what `me-` and `pe-` take the place of. */
const CHANGES = /^[kpst](?=[aeiou].{3})/;
const LATIN = /^[a-z]+$/;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return made;
}

let made: Intl.Segmenter | null = null;
