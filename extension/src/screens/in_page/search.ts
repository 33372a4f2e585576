import { useLayoutEffect, useState } from 'preact/hooks';
import type { Found } from '@/library/entry';
import type { Finder } from '@/library/shelf';

/** How many results are asked for; nobody reads further, they type on. */
export const MOST = 50;

export interface Search {
  query: string;
  typed: (query: string) => void;
  /** The rows of the last answer; none yet, or none to be had, is told by `answered` and `failed`. */
  rows: Found[];
  /** The rows are those for what stands in the field now. */
  settled: boolean;
  failed: boolean;
  /** The row that Enter takes. */
  active: Found | undefined;
  index: number;
  point: (index: number) => void;
}

/** Searches at each key. An answer that a later key has overtaken is dropped; the rows stay until the next is there. */
export function useSearch(finder: Finder): Search {
  const [query, typed] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [index, point] = useState(0);

  useLayoutEffect(() => {
    let latest = true;
    const take = (rows: Found[], failed: boolean) => {
      if (!latest) return;
      setAnswer({ query, rows, failed });
      point(0);
    };
    finder.search(query, MOST).then(
      rows => take(rows, false),
      () => take([], true),
    );
    return () => {
      latest = false;
    };
  }, [finder, query]);

  const rows = answer?.rows ?? [];
  const settled = answer?.query === query;
  return { query, typed, rows, settled, failed: answer?.failed ?? false, active: rows[index], index, point };
}

interface Answer {
  query: string;
  rows: Found[];
  failed: boolean;
}

/** Which row a key leads to, or null for a key that does not move. Ends meet. */
export function rowAfter(event: KeyboardEvent, index: number, count: number): number | null {
  if (count === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'PageDown':
      return Math.min(index + PAGE, count - 1);
    case 'PageUp':
      return Math.max(index - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const PAGE = 6;
