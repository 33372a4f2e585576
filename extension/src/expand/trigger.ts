import type { Settings } from '@/library/settings';
import type { Shortcuts } from '@/library/shortcut_list';
import { foldShortcut, LONGEST_SHORTCUT } from './shortcut';

/** A shortcut just typed, right before the caret. */
export interface Trigger {
  /** Folded, as the library knows it. */
  shortcut: string;
  /** As it stands in the field. */
  typed: string;
  /** How much before the caret it takes up; UTF-16 code units. */
  replaces: number;
}

export type TriggerSettings = Pick<Settings, 'prefix' | 'expands_at_delimiter'>;

/**
 * Whether a key ends a trigger. `before` is the text before the caret, without the key; `key` is `Tab` or the
 * character typed (`\n` for Enter). The longest shortcut wins. Reads no page and no clock; the caller keeps away
 * while an input method is composing.
 */
export function triggerAt(
  before: string,
  key: string,
  shortcuts: Shortcuts,
  settings: TriggerSettings,
): Trigger | null {
  if (key === 'Tab') return longestAt(before, shortcuts);
  if (!settings.expands_at_delimiter || settings.prefix === '' || !isDelimiter(key)) return null;

  const trigger = longestAt(before, shortcuts);
  if (!trigger?.shortcut.startsWith(foldShortcut(settings.prefix))) return null;
  return goesOn(trigger.shortcut, key, shortcuts) ? null : trigger;
}

/** Whether a character ends a word that stands before it. */
export function isDelimiter(key: string): boolean {
  return DELIMITER.test(key);
}

const DELIMITER = /^[\s.,!?:)\]}"'”’»。，、！？：；）」』】]$/u;
const SPACE = /[\s\u200b\ufeff]/;
/** A letter, what belongs to one, a digit. */
export const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that are written without spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Between two words they make one: `example.kr`, `well-kr`, `me@kr`. */
const JOINER = /[-.@_'’&+=#%~\\$*^]/;
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Hangul',
  'Devanagari',
  'Han',
  'Hiragana',
  'Katakana',
  'Thai',
].map(script => new RegExp(`\\p{Script=${script}}`, 'u'));

function longestAt(before: string, shortcuts: Shortcuts): Trigger | null {
  const last = before.at(-1);
  if (last === undefined || SPACE.test(last)) return null;

  const furthest = Math.max(0, before.length - LONGEST_SHORTCUT);
  let start = before.length;
  while (start > furthest && !SPACE.test(before[start - 1] ?? '')) start--;
  for (; start < before.length; start++) {
    const typed = before.slice(start);
    const shortcut = foldShortcut(typed);
    if (shortcuts.has(shortcut) && (standsAlone(before, start) || shortcuts.opensInsideWords(shortcut)))
      return { shortcut, typed, replaces: typed.length };
  }
  return null;
}

/** Whether a word can begin here. */
function standsAlone(text: string, start: number): boolean {
  const before = letterBefore(text, start);
  if (before === '' || SPACE.test(before)) return true;

  const first = String.fromCodePoint(text.codePointAt(start) ?? 0);
  if (JOINER.test(before)) return WORD.test(first) ? !WORD.test(letterBefore(text, start - 1)) : true;
  if (!WORD.test(before)) return true;
  if (!WORD.test(first)) return UNSPACED.test(before);
  return scriptOf(before) !== scriptOf(first) && scriptOf(before) >= 0 && scriptOf(first) >= 0;
}

function letterBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && index > 1;
  return text.slice(isPair ? index - 2 : Math.max(0, index - 1), index);
}

/** An index into `SCRIPTS`; -1 for what belongs to no script of its own, e.g. a digit. */
function scriptOf(letter: string): number {
  return SCRIPTS.findIndex(script => script.test(letter));
}

/** Whether a longer shortcut may still be meant: `;a` and `.` where there is a `;a.b`. */
function goesOn(shortcut: string, key: string, shortcuts: Shortcuts): boolean {
  if (SPACE.test(key)) return false;
  return shortcuts.someBeginWith(shortcut + foldShortcut(key));
}
