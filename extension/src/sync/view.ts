import type { EntityTable } from 'dexie';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { LibraryEntry } from '@/library/workspace';
import type { LibraryDatabase, OwnRow, Row, ScopeRow, Waiting } from './database';
import { type Chain, chains, editsOf } from './outbox';

/** What a person sees: the replica with the outbox replayed over it, and this browser's own templates. */
export async function viewOf(db: LibraryDatabase, keys: readonly string[]): Promise<LibraryEntry[]> {
  const own = present(await db.own.bulkGet([...keys]));
  if (own.length === keys.length) return own.map(ownEntry);
  const isOwn = new Set(own.map(row => row.id));
  const shared = keys.filter(key => !isOwn.has(key));
  const [rows, edits, scopes] = await Promise.all([
    db.rows.bulkGet(shared),
    editsOf(db, shared),
    db.scopes.toArray(),
  ]);
  return [...own.map(ownEntry), ...replayed(present(rows), edits, scopes)];
}

/** Within a reading transaction, where others may write meanwhile. */
export async function wholeView(db: LibraryDatabase): Promise<LibraryEntry[]> {
  const [own, rows, edits, scopes] = await Promise.all([
    inParts(db.own, 'id'),
    inParts(db.rows, 'key'),
    db.outbox.toArray(),
    db.scopes.toArray(),
  ]);
  return [...own.map(ownEntry), ...replayed(rows, edits, scopes)];
}

/** `browser` first; each parent before its children. A folder whose parent is out of sight stands at the top. */
export async function foldersOf(db: LibraryDatabase): Promise<Folder[]> {
  const own = (await db.folders.toArray()).map(
    ({ id, parent, name }): Folder => ({ id, parent, name, right: 'manage', kind: 'browser' }),
  );
  const scopes = (await db.scopes.toArray()).map(
    ({ id, team, parent, name, right, kind }): Folder => ({ id, team, parent, name, right, kind }),
  );
  return [BROWSER_FOLDER, ...parentsFirst(own), ...parentsFirst(scopes)];
}

/**
 * All of a table, some hundred at a time: the browser answers one request after the other, and in another page somebody
 * may wait for a single one.
 */
async function inParts<Line, Key extends keyof Line & string>(
  table: EntityTable<Line, Key>,
  key: Key,
): Promise<Line[]> {
  const all: Line[] = [];
  for (let rest = table.toCollection(); ; ) {
    const part = await rest.limit(AT_A_TIME).toArray();
    for (const line of part) all.push(line);
    const last = part.at(-1);
    if (!last || part.length < AT_A_TIME) return all;
    rest = table.where(':id').above(last[key]);
  }
}

const AT_A_TIME = 500;

function replayed(
  rows: readonly Row[],
  edits: readonly Waiting[],
  scopes: readonly ScopeRow[],
): LibraryEntry[] {
  const allowed = new Set(scopes.map(scope => scope.id));
  const shown = new Map(rows.map(row => [row.key, rowEntry(row)]));
  for (const chain of chains(edits)) {
    const entry = chainEntry(chain, shown.get(chain[0].key));
    if (entry && allowed.has(entry.folder)) shown.set(entry.id, entry);
    else shown.delete(chain[0].key);
  }
  return [...shown.values()];
}

function chainEntry(chain: Chain, under: LibraryEntry | undefined): LibraryEntry | null {
  const last = chain.at(-1) ?? chain[0];
  if (!last.wanted) return null;
  const waiting = last.state !== 'applied';
  const revision = Math.max(last.revision, under?.revision ?? 0);
  const changed_by = under?.changed_by ?? null;
  return { id: last.key, ...last.wanted, revision, waiting, changed_at: last.at, changed_by, copy: null };
}

function rowEntry({ key, folder, revision, template, updated_at, updated_by }: Row): LibraryEntry {
  const told = { changed_at: updated_at, changed_by: updated_by };
  return { id: key, folder, revision, template, waiting: false, ...told, copy: null };
}

function ownEntry({ id, folder, template, changed_at, copy }: OwnRow): LibraryEntry {
  return { id, folder, revision: 0, template, waiting: false, changed_at, changed_by: null, copy };
}

function parentsFirst(folders: readonly Folder[]): Folder[] {
  const known = new Set(folders.map(folder => folder.id));
  const below = Map.groupBy(folders, ({ parent }) => (parent !== null && known.has(parent) ? parent : ''));
  const ordered: Folder[] = [];
  const walk = (parent: string) => {
    for (const folder of below.get(parent)?.sort(byName) ?? []) {
      ordered.push(folder);
      walk(folder.id);
    }
  };
  walk('');
  return ordered;
}

const byName = (one: Folder, other: Folder): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1;

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter(value => value !== undefined);
}
