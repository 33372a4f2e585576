import type { ClashIndex } from '@/library/clashes';
import type { Folder, Found } from '@/library/entry';
import type { LibraryEntry, View } from '@/library/workspace';
import { clashesIn } from './clashing';
import { withDrafts } from './drafted';
import type { KeptBack } from './editor/drafts';
import { pathOf } from './folders/branches';
import type { Row } from './order';
import { authorName, type People } from './use_people';

/** A search found it: its id, and what of its title to mark. */
export type RowFound = Pick<Found, 'id' | 'marks'>;

/**
 * A line for every template, in its draft's words where one was kept back; made once a view, for a search looks at
 * them with every key. A line that says what it said before is the very same.
 */
export function rowsOf(
  { entries, folders }: Pick<View, 'entries' | 'folders'>,
  people: People,
  kept: KeptBack,
): Row[] {
  // A draft opens nothing yet: it may meet what does, and is itself in nobody's way.
  const clashes = clashesIn(entries);
  const names = new Map(folders.map(folder => [folder.id, shownPath(folder, folders)] as const));
  const known = { clashes, names, people, kept };
  return withDrafts(entries, kept).map(entry => rowOf(entry, known));
}

const made = new WeakMap<LibraryEntry, Row>();

/** Of all rows those that a search found, best first. */
export function rowsFound(rows: ReadonlyMap<string, Row>, found: readonly RowFound[]): Row[] {
  return found.flatMap(({ id, marks }) => {
    const row = rows.get(id);
    return row ? [{ ...row, marks }] : [];
  });
}

/** How many templates lie in each folder and below it. */
export function countsOf({ entries, folders }: View): ReadonlyMap<string, number> {
  const lying = new Map<string, number>();
  for (const { folder } of entries) lying.set(folder, (lying.get(folder) ?? 0) + 1);

  const counts = new Map<string, number>();
  const parents = new Map(folders.map(folder => [folder.id, folder.parent]));
  for (const [folder, count] of lying) {
    const seen = new Set<string>();
    for (let at: string | null = folder; at && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      counts.set(at, (counts.get(at) ?? 0) + count);
    }
  }
  return counts;
}

/** A folder's id and the ids of all below it. */
export function foldersWithin(folder: string, folders: readonly Folder[]): ReadonlySet<string> {
  const within = new Set([folder]);
  for (let size = 0; size !== within.size; ) {
    size = within.size;
    for (const each of folders) if (each.parent && within.has(each.parent)) within.add(each.id);
  }
  return within;
}

/** `Support / English`; that it lies in this browser goes without saying. */
function shownPath(folder: Folder, folders: readonly Folder[]): string {
  const path = pathOf(folder, folders);
  return (folder.kind === 'browser' ? path.slice(-Math.max(1, path.length - 1)) : path).join(' / ');
}

interface Known {
  clashes: ClashIndex;
  names: ReadonlyMap<string, string>;
  people: People;
  kept: KeptBack;
}

function rowOf(entry: LibraryEntry, { clashes, names, people, kept }: Known): Row {
  const { title, shortcut, language } = entry.template;
  const told = {
    folder_name: names.get(entry.folder) ?? '',
    author: authorName(entry, people),
    clashes: clashes.isClashing(entry),
    draft: kept.get(entry.id)?.why ?? null,
  };
  const before = made.get(entry);
  if (before && saysTheSame(before, told)) return before;

  const row: Row = {
    id: entry.id,
    title,
    shortcut,
    language,
    folder: entry.folder,
    changed: Date.parse(entry.changed_at) || 0,
    is_copy: entry.copy !== null,
    waiting: entry.waiting,
    marks: [],
    ...told,
  };
  made.set(entry, row);
  return row;
}

/** Of what may change while the template stays as it is. */
function saysTheSame(row: Row, told: Pick<Row, 'folder_name' | 'author' | 'clashes' | 'draft'>): boolean {
  return (
    row.folder_name === told.folder_name &&
    row.author === told.author &&
    row.clashes === told.clashes &&
    row.draft === told.draft
  );
}
