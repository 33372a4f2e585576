import type { LibraryEntry } from './workspace';

/** Entries by folded shortcut, copies that await a decision left out: they must not get in the way of a reply. */
export function byShortcut(
  entries: Iterable<LibraryEntry>,
  foldShortcut: (shortcut: string) => string,
): Map<string, LibraryEntry[]> {
  const opened = new Map<string, LibraryEntry[]>();
  for (const entry of entries) {
    if (entry.template.shortcut === '' || !expands(entry)) continue;
    const folded = foldShortcut(entry.template.shortcut);
    const others = opened.get(folded);
    if (others) others.push(entry);
    else opened.set(folded, [entry]);
  }
  return opened;
}

/** A copy of what has still its original is there to be compared, not to be sent. */
export function expands(entry: LibraryEntry): boolean {
  const { copy } = entry;
  if (copy?.because === 'restored') return copy.base === null;
  return copy === null || (copy.because !== 'conflict' && copy.because !== 'invalid');
}
