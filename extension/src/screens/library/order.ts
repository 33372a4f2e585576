/** The columns that the list can be sorted by. */
export const ORDERS = ['title', 'shortcut', 'folder', 'language', 'changed'] as const;
export type Order = (typeof ORDERS)[number];

/** One line of the list. */
export interface Row {
  id: string;
  title: string;
  shortcut: string;
  language: string;
  folder: string;
  folder_name: string;
  /** Milliseconds since 1970; 0 where nobody knows. */
  changed: number;
  /** The name of whose change that was; empty where nobody can say. */
  author: string;
  /** Another template opens with the same shortcut. */
  clashes: boolean;
  /** A copy that a conflict left behind. */
  is_copy: boolean;
  /** What was typed here has not reached the service yet. */
  waiting: boolean;
  /** Why these words are only a draft here; null where the library has them. */
  draft: string | null;
  /** Where a search matched in the title. */
  marks: [number, number][];
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The rows by title; the same rows always come in the same order. Quick where most stand as they did in `before`, for
 * a sort passes over what is in order.
 */
export function byTitle(rows: readonly Row[], before: readonly Row[] = []): Row[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  const known = before.flatMap(({ id }) => {
    const row = byId.get(id);
    byId.delete(id);
    return row ?? [];
  });
  return [...known, ...byId.values()].sort(
    (a, b) => letters.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
  );
}

/** Rows that stand by title, by another column; those with the same there keep their order. */
export function byColumn(rows: readonly Row[], order: Order): readonly Row[] {
  if (order === 'title') return rows;
  if (order === 'changed') return rows.toSorted((a, b) => b.changed - a.changed);
  const column = order === 'folder' ? 'folder_name' : order;
  const places = placesOf(rows.map(row => row[column]));
  return rows.toSorted((a, b) => (places.get(a[column]) ?? 0) - (places.get(b[column]) ?? 0));
}

/** Where each text stands among the others; nothing stands last. Comparing letters costs most, so each is told once. */
function placesOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(texts)].filter(Boolean).sort(letters.compare);
  return new Map([...distinct, ''].map((text, place) => [text, place]));
}
