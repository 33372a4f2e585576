import { keepUnsent } from './copies';
import { keyOf, type LibraryDatabase, type Place, type Row, type ScopeRow, touch, write } from './database';
import type { Chain } from './outbox';
import { keepWritten, settleRestored } from './restored';
import type { World } from './server';
import type { Change, Changes, Scope } from './wire';

/**
 * Takes a page of the feed, its cursor in the same write.
 * Without a cursor before, the page only says which folders there are: each is then loaded anew.
 */
export function takeChanges(
  db: LibraryDatabase,
  world: World,
  team: string,
  page: Changes,
  etag: string | null,
): Promise<void> {
  return write(db, async () => {
    const before = await db.places.get(team);
    const starts = !before?.cursor;
    const isRestored = before !== undefined && starts && before.epoch !== page.epoch;
    if (isRestored) await forgetRevisions(db, team);

    if (page.scopes) await takeScopes(db, world, team, page.scopes, starts);
    await takeRows(db, world, team, page.changes);
    const restored = isRestored || (before?.restored ?? false);
    await db.places.put({ ...placeAfter(before, team, page, etag), restored });
    if (!page.more) await settleApplied(db, team, page);
  });
}

/** The place means nothing any more. The rows stay, to be told anew and what is not told swept. */
export function expire(db: LibraryDatabase, team: string, because: 'cursor' | 'epoch'): Promise<void> {
  return write(db, async () => {
    await db.places.update(team, { cursor: null, etag: null });
    if (because === 'cursor') return;
    await db.places.update(team, { epoch: 0, restored: true });
    await forgetRevisions(db, team);
  });
}

/** Within a write: rows and tombstones, each only if it is newer and in an allowed folder. */
export async function takeRows(
  db: LibraryDatabase,
  world: World,
  team: string,
  changes: readonly Change[],
): Promise<void> {
  const allowed = new Set(await db.scopes.where('team').equals(team).primaryKeys());
  const keys = [...new Set(changes.map(change => keyOf(team, change.id)))];
  const before = new Map<string, Row>();
  for (const row of await db.rows.bulkGet(keys)) if (row) before.set(row.key, row);
  const known = new Map(before);

  const touched = new Set<string>();
  for (const change of changes) {
    const key = keyOf(team, change.id);
    const row = known.get(key);
    if (row && row.revision >= change.revision) continue;
    if (change.kind === 'put' && allowed.has(change.folder)) known.set(key, rowOf(team, change));
    else if (change.kind === 'delete' && row?.folder === change.folder) known.delete(key);
    else continue;
    touched.add(key);
  }
  if (touched.size === 0) return;
  const told = [...touched].flatMap(key => known.get(key) ?? []);
  const replaced = [...touched].flatMap(key => before.get(key) ?? []);
  await keepWritten(db, world, replaced, key => known.get(key)?.template ?? null);
  await settleRestored(db, told);
  await db.rows.bulkPut(told);
  await db.rows.bulkDelete([...touched].filter(key => !known.has(key)));
  await touch(db, [...touched]);
}

/** The allowed folders of a team whose snapshot is still to be read, in a steady order. */
export async function foldersToLoad(db: LibraryDatabase, team: string): Promise<string[]> {
  const scopes = await db.scopes.where('team').equals(team).toArray();
  return scopes.filter(scope => scope.loading).map(scope => scope.id);
}

async function takeScopes(
  db: LibraryDatabase,
  world: World,
  team: string,
  scopes: readonly Scope[],
  reloads: boolean,
): Promise<void> {
  const before = new Map((await db.scopes.where('team').equals(team).toArray()).map(each => [each.id, each]));
  const allowed = new Set(scopes.map(scope => scope.id));

  const rows = scopes.map(({ id, parent, name, kind, right }): ScopeRow => {
    const loading = reloads || (before.get(id)?.loading ?? true);
    return { id, team, parent, name, kind, right, loading };
  });
  await db.scopes.bulkDelete([...before.keys()].filter(id => !allowed.has(id)));
  await db.scopes.bulkPut(rows);

  const lost = (await db.rows.where('team').equals(team).toArray()).filter(row => !allowed.has(row.folder));
  await keepWritten(db, world, lost, () => null);
  await db.rows.bulkDelete(lost.map(row => row.key));
  await touch(db, await shownDifferently(db, team, lost));
  await keepUnsent(db, world, team, chain => isOutside(chain, allowed), 'forbidden');
}

/** Rows that left, and edits that may have come into or out of sight with their folder. */
async function shownDifferently(db: LibraryDatabase, team: string, lost: readonly Row[]): Promise<string[]> {
  const edits = await db.outbox.where('team').equals(team).toArray();
  return [...lost, ...edits].map(each => each.key);
}

/** It waits, the service has no edit of it yet to decide on, and where it should go or lay is not allowed any more. */
function isOutside(chain: Chain, allowed: ReadonlySet<string>): boolean {
  if (chain.some(edit => edit.state === 'sent') || chain.at(-1)?.state !== 'waiting') return false;
  return chain.some(({ base, wanted }) =>
    [base, wanted].some(place => place !== null && !allowed.has(place.folder)),
  );
}

/** An edit is done with when the feed has told what it came to; not where its epoch is over, whatever its number. */
async function settleApplied(
  db: LibraryDatabase,
  team: string,
  { epoch, head }: Pick<Changes, 'epoch' | 'head'>,
): Promise<void> {
  if ((await foldersToLoad(db, team)).length > 0) return;
  const done = await db.outbox
    .where('team')
    .equals(team)
    .filter(edit => edit.state === 'applied' && edit.epoch === epoch && edit.revision <= head)
    .toArray();
  if (done.length === 0) return;
  await db.outbox.bulkDelete(done.map(edit => edit.n));
  await touch(
    db,
    done.map(edit => edit.key),
  );
}

async function forgetRevisions(db: LibraryDatabase, team: string): Promise<void> {
  await db.rows.where('team').equals(team).modify({ revision: 0 });
}

function placeAfter(
  before: Place | undefined,
  team: string,
  page: Changes,
  etag: string | null,
): Omit<Place, 'restored'> {
  return {
    team,
    name: page.team?.name ?? before?.name ?? '',
    values: page.team?.values ?? before?.values ?? {},
    epoch: page.epoch,
    cursor: page.cursor,
    head: page.head,
    etag: page.more ? null : etag,
  };
}

function rowOf(team: string, change: Extract<Change, { kind: 'put' }>): Row {
  const { id, folder, revision, template, updated_at, updated_by } = change;
  return { key: keyOf(team, id), team, id, folder, revision, template, updated_at, updated_by };
}
