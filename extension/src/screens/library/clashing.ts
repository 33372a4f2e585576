import { foldShortcut } from '@/expand/shortcut';
import { isDelimiter } from '@/expand/trigger';
import { type ClashIndex, clashIndex } from '@/library/clashes';
import { exchanged } from '@/library/exchanged';
import type { LibraryEntry } from '@/library/workspace';

/** The clashes of a view's entries, however many screens ask; of the next view only what changed is looked at. */
export function clashesIn(entries: readonly LibraryEntry[]): ClashIndex {
  if (newest?.entries !== entries) newest = { entries, index: indexAfter(newest, entries) };
  return newest.index;
}

interface Made {
  entries: readonly LibraryEntry[];
  index: ClashIndex;
}

let newest: Made | null = null;

function indexAfter(before: Made | null, entries: readonly LibraryEntry[]): ClashIndex {
  const { gone, come } = exchanged(before?.entries ?? [], entries);
  const isMostlyNew = (gone.length + come.length) * 2 > entries.length;
  if (!before || isMostlyNew) return clashIndex(entries, { fold: foldShortcut, isDelimiter });
  return before.index.after(gone, come);
}
