import { BodyWords } from './body_words';
import type { Entry } from './entry';

/** What a search looks at; folded once, when the entry changes. */
export interface Searchable {
  entry: Entry;
  folder_name: string;
  shortcut: string;
  /** The shortcut without the sign it begins with. */
  stem: string;
  title: string;
  tags: string;
  /** Folded when a search first needs it: most need only the short fields. */
  body: BodyWords | null;
}

const EXACT = 100;
const SHORTCUT = 80;
const TITLE_BEGINS = 70;
const WORD_BEGINS = 60;
const INSIDE_CJK = 55;
const TAG_BEGINS = 45;
const INSIDE = 30;
const BODY_WORD = 15;
const BODY = 8;
/** For one slip of the finger; half of it for two. */
export const TYPO = 4;

/** What a term is worth in shortcut, title and tags; 0 when it is in none of them. */
export function inShortFields({ shortcut, stem, title, tags }: Searchable, term: string): number {
  if (shortcut === term || stem === term) return EXACT;
  if (shortcut !== '' && (shortcut.startsWith(term) || stem.startsWith(term))) return SHORTCUT;

  const inTitle = title.indexOf(term);
  if (inTitle === 0) return TITLE_BEGINS;
  if (inTitle > 0 && beginsWord(title, term, inTitle)) return WORD_BEGINS;
  if (inTitle > 0 && IS_CJK.test(term)) return INSIDE_CJK;

  const inTags = tags.indexOf(term);
  if (inTags >= 0 && beginsWord(tags, term, inTags)) return TAG_BEGINS;
  if (inTitle > 0 || inTags > 0 || shortcut.includes(term)) return INSIDE;
  return 0;
}

/** Bodies too, where the short fields do not hold it. */
export function anywhere(searchable: Searchable, term: string): number {
  const short = inShortFields(searchable, term);
  if (short > 0) return short;
  // One letter is in every reply: it would find everything and mean nothing.
  if (term.length < 2 && !IS_CJK.test(term)) return 0;
  searchable.body ??= new BodyWords(searchable.entry.template.body);
  if (!searchable.body.mayHold(term)) return 0;
  const { text } = searchable.body;
  const inBody = text.indexOf(term);
  if (inBody < 0) return 0;
  return beginsWord(text, term, inBody) || IS_CJK.test(term) ? BODY_WORD : BODY;
}

const IS_CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const IS_WORD = /[\p{L}\p{N}]/u;

/** Whether the term stands at the beginning of a word, there or later. */
function beginsWord(text: string, term: string, from: number): boolean {
  for (let at = from; at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !IS_WORD.test(text[at - 1] ?? '')) return true;
  }
  return false;
}
