import { triggerAt } from '@/expand/trigger';
import type { Settings } from '@/library/settings';
import type { Shortcuts } from '@/library/shortcut_list';
import { INPUT_METHOD, isUndo } from './chord';
import { nextFrame } from './next_frame';
import { typeText } from './type_text';
import type { TypedTail } from './typed_tail';

/** What of the library tells whether a key that is held ends a shortcut, and who hears it once it is typed. */
export interface HeldBy {
  shortcuts(): Shortcuts;
  settings(): Settings;
  typed: TypedTail;
  /** What stands behind it is a shortcut, and this key ends it. */
  ended(event: KeyboardEvent): void;
  /** A key was typed behind the reply after all. */
  came(event: KeyboardEvent): void;
}

/** Letters that a person types while an editor takes a reply; they would stand before it, or replace it. */
interface Hold {
  insertions: number;
  keys: KeyboardEvent[];
  /** What of them is typed already; what a key ends may begin there. */
  line: string;
  /** A person took something back; what is missing now is not for us to write once more. */
  isUndone: boolean;
  by: HeldBy | null;
}

const holds = new Map<HTMLElement, Hold>();

/** What an insertion knows of the keys that a person presses meanwhile. */
export interface Holding {
  isUndone(): boolean;
  /** What was held is typed now. */
  release(): void;
}

/** Holds a person's letters in a field until they are released, and what follows from that done. */
export function holdKeys(host: HTMLElement): Holding {
  const hold = holds.get(host) ?? { insertions: 0, keys: [], line: '', isUndone: false, by: null };
  holds.set(host, hold);
  hold.insertions++;
  hold.isUndone = false;
  return {
    isUndone: () => hold.isUndone,
    // In a task of its own, when everybody knows what became of the reply.
    release() {
      hold.insertions--;
      setTimeout(() => void release(host, hold), 0);
    },
  };
}

/** Keeps a trusted key that writes a letter, or ends a shortcut among held ones, to itself; whether it did. */
export function holdsBack(event: Event, field: () => HTMLElement | null, by: HeldBy): boolean {
  if (holds.size === 0) return false;
  const host = field();
  const hold = host && holds.get(host);
  if (!hold) return false;
  if (undoes(event)) hold.isUndone = true;
  if (event.type !== 'keydown') return false;
  const key = event as KeyboardEvent;
  const line = hold.line + lettersOf(hold.keys);
  if (!writes(key) && !(isBareTab(key) && endsShortcut(line, 'Tab', by))) return false;

  hold.keys.push(key);
  hold.by = by;
  return true;
}

/** By a key, or in a menu. */
const undoes = (event: Event): boolean =>
  (event.type === 'keydown' && isUndo(event as KeyboardEvent)) ||
  (event.type === 'beforeinput' && (event as InputEvent).inputType === 'historyUndo');

async function release(host: HTMLElement, hold: Hold): Promise<void> {
  const { keys, by } = hold;
  while (hold.insertions === 0 && keys.length > 0 && by) {
    const { run, ending } = nextRun(hold, by);
    await typeRun(host, run, by);
    if (!ending) continue;
    by.ended(ending);
    if (keys.length > 0) return void setTimeout(() => void release(host, hold), UNTIL_IT_BEGINS);
  }
  if (hold.insertions === 0 && keys.length === 0) holds.delete(host);
}

/** The letters up to a key that ends a shortcut; a delimiter is one of them. */
function nextRun(hold: Hold, by: HeldBy): { run: KeyboardEvent[]; ending: KeyboardEvent | null } {
  const run: KeyboardEvent[] = [];
  for (let key = hold.keys.shift(); key; key = hold.keys.shift()) {
    const ends = endsShortcut(hold.line, key.key, by);
    if (!isBareTab(key)) run.push(key);
    hold.line += lettersOf([key]);
    if (ends) return { run, ending: key };
  }
  return { run, ending: null };
}

/** All at once: one step of undo. Editors that draw later are waited for, or nobody could tell what a key behind ends. */
async function typeRun(host: HTMLElement, run: KeyboardEvent[], by: HeldBy): Promise<void> {
  if (run.length === 0) return;
  const before = host.textContent;
  for (const key of run) by.typed.hear(key, () => host);
  typeText(host, lettersOf(run));
  for (const key of run) by.came(key);
  for (let frame = 0; frame < 3 && host.textContent === before; frame++) await nextFrame(host);
}

const endsShortcut = (line: string, key: string, by: HeldBy): boolean =>
  triggerAt(line, key, by.shortcuts(), by.settings()) !== null;

const lettersOf = (keys: KeyboardEvent[]): string =>
  keys.map(({ key }) => (key === 'Tab' ? '\t' : key)).join('');

function writes(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === INPUT_METHOD) return false;
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  return !isCommand && [...LETTERS.segment(event.key)].length === 1;
}

const isBareTab = (event: KeyboardEvent): boolean =>
  event.key === 'Tab' && !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);

/** What was typed behind a shortcut is held until its reply stands, too, if one begins to be written; milliseconds. */
const UNTIL_IT_BEGINS = 300;

const LETTERS = new Intl.Segmenter();
