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

/** The rows of a library by whichever column was asked for. A change costs what changed, not what is there. */
export class Orders {
  private readonly standing = new Map<Order, { of: readonly Row[]; sorted: readonly Row[] }>();

  by(order: Order, rows: readonly Row[]): readonly Row[] {
    const before = this.standing.get(order);
    if (before?.of === rows) return before.sorted;
    const sorted = before
      ? sortedAfter(before.sorted, rows, COMPARED[order])
      : sortedFirst(order, rows, this);
    this.standing.set(order, { of: rows, sorted });
    return sorted;
  }
}

type Compare = (one: Row, other: Row) => number;

/** What stands by title is soon sorted by a column in which many have the same. */
function sortedFirst(order: Order, rows: readonly Row[], orders: Orders): Row[] {
  return (order === 'title' ? rows : orders.by('title', rows)).toSorted(COMPARED[order]);
}

/** Those that are new find their places among those that stayed. */
function sortedAfter(before: readonly Row[], rows: readonly Row[], compare: Compare): Row[] {
  const come = new Set(rows);
  const stayed = before.filter(row => come.delete(row));
  const parts: Row[][] = [];
  let from = 0;
  for (const row of [...come].sort(compare)) {
    const to = placeOf(row, stayed, from, compare);
    parts.push(stayed.slice(from, to), [row]);
    from = to;
  }
  return [...parts, stayed.slice(from)].flat();
}

/** Before how many of them it stands, of those from there on. */
function placeOf(row: Row, sorted: readonly Row[], from: number, compare: Compare): number {
  let [least, most] = [from, sorted.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    const there = sorted[middle];
    if (there && compare(there, row) < 0) least = middle + 1;
    else most = middle;
  }
  return least;
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const byTitle: Compare = (one, other) =>
  letters.compare(one.title, other.title) || (one.id < other.id ? -1 : 1);

/** Nothing stands last. */
const byText =
  (textOf: (row: Row) => string): Compare =>
  (one, other) => {
    const [mine, theirs] = [textOf(one), textOf(other)];
    if (mine === theirs) return byTitle(one, other);
    if (mine === '' || theirs === '') return mine === '' ? 1 : -1;
    return letters.compare(mine, theirs) || byTitle(one, other);
  };

const COMPARED: Record<Order, Compare> = {
  title: byTitle,
  shortcut: byText(row => row.shortcut),
  folder: byText(row => row.folder_name),
  language: byText(row => row.language),
  changed: (one, other) => other.changed - one.changed || byTitle(one, other),
};
