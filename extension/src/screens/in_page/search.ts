import { useLayoutEffect, useState } from 'preact/hooks';
import type { Found } from '@/library/entry';
import type { Answered } from '@/library/fits';
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
  /** Marks the active row as a favourite, or no longer. It stays where it stands until the next search. */
  favour: () => void;
}

/** Searches at each key. An answer that a later key has overtaken is dropped; the rows stay until the next is there. */
export function useSearch(finder: Finder, answered?: Answered): Search {
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
    found(finder, query, answered).then(
      rows => take(rows, false),
      () => take([], true),
    );
    return () => {
      latest = false;
    };
  }, [finder, query]);

  const rows = answer?.rows ?? [];
  const active = rows[index];
  const mark = (id: string, favourite: boolean) =>
    setAnswer(stands => stands && { ...stands, rows: withFavourite(stands.rows, id, favourite) });
  const favour = () => {
    if (active)
      finder.favour(active.id).then(
        now => mark(active.id, now),
        () => undefined,
      );
  };
  const settled = answer?.query === query;
  return { query, typed, rows, settled, failed: answer?.failed ?? false, active, index, point, favour };
}

interface Answer {
  query: string;
  rows: Found[];
  failed: boolean;
}

/** Before anything is typed, what fits the message being answered comes first. */
async function found(finder: Finder, query: string, answered: Answered | undefined): Promise<Found[]> {
  const rows = finder.search(query, MOST);
  if (query !== '' || !answered) return rows;
  const fitting = await Promise.race([finder.fitting(answered, MOST_FITTING).catch(() => []), late()]);
  const ids = new Set(fitting.map(each => each.id));
  return [...fitting, ...(await rows).filter(each => !ids.has(each.id))];
}

/** Who has seen the list begins to choose from it: what comes later than this would come in between. */
const SEEN_MS = 150;
const MOST_FITTING = 3;

function late(): Promise<Found[]> {
  return new Promise(resolve => setTimeout(() => resolve([]), SEEN_MS));
}

function withFavourite(rows: readonly Found[], id: string, favourite: boolean): Found[] {
  return rows.map(row => (row.id === id ? { ...row, favourite } : row));
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
