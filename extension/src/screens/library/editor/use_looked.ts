import { useState } from 'preact/hooks';
import { isBehind } from '@/library/variants';
import type { LibraryEntry } from '@/library/workspace';

/** Which variants are behind the one that they follow, but for those that a person found to say the same still. */
export interface Looked {
  isBehind(variant: LibraryEntry, source: LibraryEntry | undefined): boolean;
  /** Until the source is changed again; told in this browser alone. */
  saysTheSame(variant: LibraryEntry, source: LibraryEntry): void;
}

export function useLooked(notes: Pick<Storage, 'getItem' | 'setItem'>): Looked {
  const [looked, setLooked] = useState<Record<string, string>>(
    () => JSON.parse(notes.getItem(KEPT) ?? '{}') as Record<string, string>,
  );
  return {
    isBehind: (variant, source) =>
      source !== undefined && isBehind(variant, source) && looked[variant.id] !== wordingOf(source),
    saysTheSame(variant, source) {
      const { [variant.id]: _, ...others } = looked;
      const kept = Object.entries(others).slice(1 - MOST_KEPT);
      const next = Object.fromEntries([...kept, [variant.id, wordingOf(source)]]);
      notes.setItem(KEPT, JSON.stringify(next));
      setLooked(next);
    },
  };
}

const KEPT = 'looked';
const MOST_KEPT = 500;
const wordingOf = ({ id, changed_at }: LibraryEntry): string => `${id} ${changed_at}`;
