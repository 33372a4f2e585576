import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import type { Search } from './search';

export type EntryOf = (id: string) => Promise<ShelvedEntry | null>;

/** Reads each template once while the palette is open: what was previewed is what gets chosen. */
export function useEntries(finder: Finder): EntryOf {
  const read = useRef(new Map<string, Promise<ShelvedEntry | null>>());
  return id => {
    const known = read.current.get(id);
    if (known) return known;
    const entry = finder.entry(id);
    read.current.set(id, entry);
    return entry;
  };
}

/**
 * Takes a row by its place. Enter on rows that are not yet those of what was typed waits for them: a quick person
 * gets the first result of the whole word, never of its first letters.
 */
export function useChoice(search: Search, entryOf: EntryOf, chosen: (entry: ShelvedEntry) => void) {
  const [gone, setGone] = useState(false);
  const waiting = useRef(false);

  const choose = async (index: number) => {
    if (!search.settled) {
      waiting.current = true;
      return;
    }
    const row = search.rows[index];
    if (!row) return;
    const entry = await entryOf(row.id).catch(() => null);
    setGone(!entry);
    if (entry) chosen(entry);
  };

  useLayoutEffect(() => setGone(false), [search.query, search.index]);
  useLayoutEffect(() => {
    if (!waiting.current || !search.settled) return;
    waiting.current = false;
    void choose(0);
  });

  return { gone, choose: (index: number) => void choose(index) };
}
