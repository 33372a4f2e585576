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
  /** Where a search matched in the title. */
  marks: [number, number][];
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const COMPARE: Record<Order, (a: Row, b: Row) => number> = {
  title: (a, b) => letters.compare(a.title, b.title),
  shortcut: (a, b) => emptyLast(a.shortcut, b.shortcut),
  folder: (a, b) => letters.compare(a.folder_name, b.folder_name),
  language: (a, b) => emptyLast(a.language, b.language),
  changed: (a, b) => b.changed - a.changed,
};

/** The rows by one column; the same rows always come in the same order. */
export function sorted(rows: readonly Row[], order: Order): Row[] {
  const compare = COMPARE[order];
  return [...rows].sort(
    (a, b) => compare(a, b) || letters.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
  );
}

/** Likewise; quick where most rows stand as they did in `before`, for a sort passes over what is in order. */
export function sortedAgain(rows: readonly Row[], order: Order, before: readonly Row[]): Row[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  const known = before.flatMap(({ id }) => {
    const row = byId.get(id);
    byId.delete(id);
    return row ?? [];
  });
  return sorted([...known, ...byId.values()], order);
}

function emptyLast(a: string, b: string): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return letters.compare(a, b);
}
