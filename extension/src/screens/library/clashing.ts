import { foldShortcut } from '@/expand/shortcut';
import { isDelimiter } from '@/expand/trigger';
import { type ClashIndex, clashIndex } from '@/library/clashes';
import type { LibraryEntry } from '@/library/workspace';

/** The clashes of a view's entries; made once for each, however many screens ask. */
export function clashesIn(entries: readonly LibraryEntry[]): ClashIndex {
  const made = indexes.get(entries) ?? clashIndex(entries, { fold: foldShortcut, isDelimiter });
  indexes.set(entries, made);
  return made;
}

const indexes = new WeakMap<readonly LibraryEntry[], ClashIndex>();
