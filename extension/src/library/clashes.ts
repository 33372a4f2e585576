import { expands } from './shortcuts';
import { isCommon } from './telling';
import { areVariants } from './variants';
import type { LibraryEntry } from './workspace';

/** What may go wrong when somebody types a shortcut, seen before it does. */
export type Clash =
  /** Others open with the same; whoever sees both is asked which. */
  | { kind: 'same'; others: LibraryEntry[] }
  /** Others are written differently, in capitals for instance, which no keystroke tells apart. */
  | { kind: 'alike'; others: LibraryEntry[] }
  /** Others go on where this one ends, with a sign that would open it: there it waits for them. */
  | { kind: 'waits'; others: LibraryEntry[] }
  /** The reverse: those wait for this one. */
  | { kind: 'delays'; others: LibraryEntry[] }
  /** People type it when they mean no shortcut. */
  | { kind: 'word' };

/** A template as somebody is writing it. */
export type Written = Pick<LibraryEntry, 'id' | 'folder' | 'template' | 'copy'>;

/** How triggers read a shortcut. */
export interface Reading {
  fold(shortcut: string): string;
  /** Whether a key may end a shortcut. */
  isDelimiter(key: string): boolean;
}

/** Clashes of a whole library; asking costs the same however large that is. */
export interface ClashIndex {
  clashesOf(written: Written, prefix: string): Clash[];
  /** Whether anything clashes, as a list shows and filters it; one's own words are no clash of the library. */
  isClashing(entry: LibraryEntry): boolean;
  /** What opens with this shortcut, copies that await a decision left out. */
  opened(shortcut: string): readonly LibraryEntry[];
  /** The nearest shortcut that nothing opens and nothing waits for. */
  free(shortcut: string): string;
  /** The index of the library after these changes, at the cost of these alone; it takes the place of this one. */
  after(gone: readonly LibraryEntry[], come: readonly LibraryEntry[]): ClashIndex;
}

export function clashIndex(entries: readonly LibraryEntry[], { fold, isDelimiter }: Reading): ClashIndex {
  const opening = new Map<string, LibraryEntry[]>();
  const goingOn = new Map<string, LibraryEntry[]>();
  const titled = new Map<string, number>();
  /** What is in here, with what was answered of it; null where nobody asked yet. */
  const clashing = new Map<LibraryEntry, boolean | null>();

  /** Where a sign inside of a shortcut would open what stands before it. */
  const beginnings = (shortcut: string): string[] =>
    [...shortcut.matchAll(SIGN)]
      .filter(({ index, 0: sign }) => index > 0 && isDelimiter(sign))
      .map(({ index }) => shortcut.slice(0, index));

  const take = (entry: LibraryEntry): void => {
    clashing.set(entry, null);
    for (const word of titleWords(entry, fold)) titled.set(word, (titled.get(word) ?? 0) + 1);
    const shortcut = fold(entry.template.shortcut);
    if (shortcut === '' || !expands(entry)) return;
    push(opening, shortcut, entry);
    for (const beginning of beginnings(shortcut)) push(goingOn, beginning, entry);
  };

  const leave = (entry: LibraryEntry): void => {
    clashing.delete(entry);
    for (const word of titleWords(entry, fold)) titled.set(word, (titled.get(word) ?? 0) - 1);
    const shortcut = fold(entry.template.shortcut);
    pull(opening, shortcut, entry);
    for (const beginning of beginnings(shortcut)) pull(goingOn, beginning, entry);
  };

  /** Whoever may clash with this one is asked anew. */
  const forget = (entry: LibraryEntry): void => {
    const shortcut = fold(entry.template.shortcut);
    const begun = beginnings(shortcut).map(beginning => opening.get(beginning));
    for (const met of [opening.get(shortcut), goingOn.get(shortcut), ...begun])
      for (const each of met ?? []) clashing.set(each, null);
  };

  for (const entry of entries) take(entry);

  const others = (written: Written, found: readonly LibraryEntry[] | undefined) =>
    (found ?? []).filter(other => other.id !== written.id && !areOneTemplate(written, other));

  const clashesOf = (written: Written, prefix: string): Clash[] => {
    const shortcut = fold(written.template.shortcut);
    if (shortcut === '') return [];
    const twins = others(written, opening.get(shortcut)).filter(other => !areVariants(written, other));
    const isSame = (other: LibraryEntry) => other.template.shortcut === written.template.shortcut;
    const begun = beginnings(shortcut).flatMap(beginning => opening.get(beginning) ?? []);
    const clashes: Clash[] = [
      { kind: 'same', others: twins.filter(isSame) },
      { kind: 'alike', others: twins.filter(other => !isSame(other)) },
      { kind: 'waits', others: others(written, goingOn.get(shortcut)) },
      { kind: 'delays', others: others(written, begun) },
    ];
    const found = clashes.filter(clash => clash.kind === 'word' || clash.others.length > 0);
    return isWord(shortcut, written, prefix) ? [...found, { kind: 'word' }] : found;
  };

  const isWord = (shortcut: string, written: Written, prefix: string): boolean => {
    if (!LETTERS.test(shortcut) || (prefix !== '' && shortcut.startsWith(fold(prefix)))) return false;
    if (BRIEF.test(shortcut) ? SHORT.has(shortcut) : isCommon(shortcut)) return true;
    const own = titleWords(written, fold).includes(shortcut) ? 1 : 0;
    return (titled.get(shortcut) ?? 0) > own;
  };

  const isFree = (shortcut: string): boolean =>
    !opening.has(shortcut) && !goingOn.has(shortcut) && !beginnings(shortcut).some(each => opening.has(each));

  const isClashing = (entry: LibraryEntry): boolean => {
    const known = clashing.get(entry);
    if (typeof known === 'boolean') return known;
    const found = expands(entry) && clashesOf(entry, '').some(clash => clash.kind !== 'word');
    // Nothing tells when a draft's words, which are not of the library, would be answered otherwise.
    if (known === null) clashing.set(entry, found);
    return found;
  };

  const index: ClashIndex = {
    clashesOf,
    isClashing,
    opened: shortcut => opening.get(fold(shortcut)) ?? [],
    free: shortcut => {
      if (isFree(fold(shortcut))) return shortcut;
      const begun = beginnings(fold(shortcut)).some(beginning => opening.has(beginning));
      const whole = begun ? withoutSigns(shortcut, isDelimiter) : shortcut;
      const bare = whole.replace(/\d+$/, '') || whole;
      if (isFree(fold(whole))) return whole;
      // As many numbers as there are templates cannot all be taken.
      for (let number = 2; number <= clashing.size + 2; number++) {
        if (isFree(fold(`${bare}${number}`))) return `${bare}${number}`;
      }
      return shortcut;
    },
    after: (gone, come) => {
      for (const entry of gone) leave(entry);
      for (const entry of come) take(entry);
      for (const entry of [...gone, ...come]) forget(entry);
      return { ...index };
    },
  };
  return index;
}

/** A copy that awaits a decision and its original. */
function areOneTemplate(one: Written, other: Written): boolean {
  return one.copy?.of === other.id || other.copy?.of === one.id;
}

/** `;ab` of `;a.b`: nothing in it ends a shorter one. */
function withoutSigns(shortcut: string, isDelimiter: Reading['isDelimiter']): string {
  return [...shortcut].filter((letter, at) => at === 0 || !isDelimiter(letter)).join('');
}

/** The words of a title that stand in sentences, too. */
function titleWords({ template }: Pick<Written, 'template'>, fold: Reading['fold']): string[] {
  return [...new Set(fold(template.title).match(/\p{L}{4,}/gu))];
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function pull<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const left = lists.get(key)?.filter(each => each !== value) ?? [];
  if (left.length > 0) lists.set(key, left);
  else lists.delete(key);
}

const SIGN = /[^\p{L}\p{M}\p{N}]/gu;
const LETTERS = /^[\p{L}\p{M}]+$/u;
/** Too short to be told from the short name of a thing by its letters. */
const BRIEF = /^\p{Script=Latin}{1,2}$/u;
/** English and Indonesian words of one and two letters. */
const SHORT = new Set(
  'a i am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we di ke ku ya'.split(
    ' ',
  ),
);
