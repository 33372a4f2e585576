import { foldShortcut } from '@/expand/shortcut';
import { triggerAt, UNSPACED, WORD } from '@/expand/trigger';
import type { Found } from '@/library/entry';
import { type Field, fieldOf } from './field';
import type { Knowledge } from './typing';

/** A word that is being typed behind the prefix, right before the caret. */
export interface WordNow {
  field: Field;
  /** What stands before it, so that another word is not taken for it. */
  start: string;
  /** Without the prefix. */
  typed: string;
  /** With it. */
  whole: string;
}

/** Null where no such word stands, or not one that a person wrote by hand. */
export function wordNow(knowledge: Knowledge): WordNow | null {
  const line = lineNow(knowledge);
  const word = line && wordBehindPrefix(line.text, line.prefix);
  if (!line || !word || !knowledge.typed.endsWith(word.whole, line.field.element)) return null;
  const { whole, typed } = word;
  return { field: line.field, start: line.text.slice(0, -whole.length).slice(-8), typed, whole };
}

/** Whether what is about to be written ends as the prefix does, on any keyboard. */
export function mayBegin({ data }: InputEvent, knowledge: Knowledge): boolean {
  if (!data) return false;
  const { prefix, suggests } = knowledge.settings();
  return suggests && prefix !== '' && foldShortcut(data).endsWith(foldShortcut(prefix).slice(-1));
}

/** Whether what is typed next may stand behind the prefix. */
export function mayGoOn(knowledge: Knowledge): boolean {
  const line = lineNow(knowledge);
  if (!line) return false;
  const isPrefix = foldShortcut(line.text.slice(-line.prefix.length)) === foldShortcut(line.prefix);
  return isPrefix || wordBehindPrefix(line.text, line.prefix) !== null;
}

/** A shortcut that stands there complete opens as it does without a list. */
export function opensByItself(knowledge: Knowledge, key: string): boolean {
  const line = lineNow(knowledge);
  if (!line) return false;
  const ending = key === 'Enter' ? '\n' : key;
  return triggerAt(line.text, ending, knowledge.shortcuts(), knowledge.settings()) !== null;
}

/** Whether a row that answered a shorter word may answer this one, too. */
export function beginsSo({ shortcut, title }: Found, typed: string): boolean {
  const words = wordsOf(`${shortcut} ${title}`);
  return wordsOf(typed).every(begun => words.some(word => word.startsWith(begun)));
}

const wordsOf = (text: string): string[] => foldShortcut(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** What stands behind the last prefix of a line, to its end; null where that is no word, or none that begins there. */
export function wordBehindPrefix(line: string, prefix: string): { whole: string; typed: string } | null {
  const wanted = foldShortcut(prefix);
  for (let at = line.length - prefix.length - 1; at >= 0 && line.length - at <= LONGEST; at--) {
    if (foldShortcut(line.slice(at, at + prefix.length)) !== wanted) continue;
    const typed = line.slice(at + prefix.length);
    return isWord(typed) && !isGlued(line.slice(0, at)) ? { whole: line.slice(at), typed } : null;
  }
  return null;
}

/** How much of a line can matter. */
const LINE = 80;
/** Longer than this nobody types what a list offers. */
const LONGEST = 32;
/**
 * Begins with a letter or digit, so that a smiley opens nothing; no gap and no sign that ends a sentence. Letter by
 * letter, since a pattern of several such classes takes 40 kB of memory in each frame once it is tried.
 */
function isWord(typed: string): boolean {
  const [first = '', ...others] = typed;
  const begins = WORD.test(first) && first !== '_' && !/\p{M}/u.test(first);
  return begins && others.every(letter => WORD.test(letter) || './-'.includes(letter));
}

/** A prefix inside a word is none: `a;b`. Scripts without spaces between words have no inside. */
function isGlued(before: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? '';
  return WORD.test(last) && !UNSPACED.test(last);
}

function lineNow(knowledge: Knowledge): { field: Field; text: string; prefix: string } | null {
  const { prefix, suggests } = knowledge.settings();
  const element = suggests && prefix !== '' ? knowledge.field() : null;
  const field = element && fieldOf(element);
  const text = field?.before(LINE) ?? null;
  return field && text !== null ? { field, text, prefix } : null;
}
