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
 * them with every key.
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

/** Of all rows those that a search found, best first. */
export function rowsFound(rows: ReadonlyMap<string, Row>, found: readonly RowFound[]): Row[] {
  return found.flatMap(({ id, marks }) => {
    const row = rows.get(id);
    return row ? [{ ...row, marks }] : [];
  });
}

/** How many templates lie in each folder and below it. */
export function countsOf({ entries, folders }: View): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const parents = new Map(folders.map(folder => [folder.id, folder.parent]));
  for (const entry of entries) {
    const seen = new Set<string>();
    for (let at: string | null = entry.folder; at && !seen.has(at); at = parents.get(at) ?? null) {
      seen.add(at);
      counts.set(at, (counts.get(at) ?? 0) + 1);
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
  return {
    id: entry.id,
    title,
    shortcut,
    language,
    folder: entry.folder,
    folder_name: names.get(entry.folder) ?? '',
    changed: Date.parse(entry.changed_at) || 0,
    author: authorName(entry, people),
    clashes: clashes.isClashing(entry),
    is_copy: entry.copy !== null,
    waiting: entry.waiting,
    draft: kept.get(entry.id)?.why ?? null,
    marks: [],
  };
}
