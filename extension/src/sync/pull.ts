import { checksum } from './checksum';
import { type LibraryDatabase, type Place, type Row, touch, write } from './database';
import { expire, foldersToLoad, takeChanges, takeRows } from './replica';
import { isUntold, keepWritten } from './restored';
import type { Stopped, TeamServer, Told, World } from './server';
import type { Changes, Snapshot } from './wire';

/** `full`: what was told could not be written down; the cursor still stands before it. */
export type Pulled = { kind: 'level' } | { kind: 'full' } | Stopped;

/** A service that expires every place that it gives out is not asked again at once. */
const MOST_EXPIRATIONS = 3;

/** Reads the feed to its end, and whole folders where they are new. Whatever is interrupted is begun again. */
export async function pull(
  db: LibraryDatabase,
  server: TeamServer,
  world: World,
  team: string,
): Promise<Pulled> {
  const mistrusted = new Set<string>();
  const refusedFolders = new Set<string>();
  let expirations = 0;

  for (;;) {
    const step = await readOn(db, server, world, team);
    if (step.kind === 'expired') {
      if (++expirations > MOST_EXPIRATIONS) return { kind: 'busy', seconds: 60 };
      await expire(db, team, step.because);
      continue;
    }
    if (step.kind === 'more') continue;
    if (step.kind !== 'end') return step;

    const [folder] = await foldersToLoad(db, team);
    if (!folder) {
      const wrong = await foldersThatDiffer(db, step.checksums, mistrusted);
      if (wrong.length === 0) {
        await db.places.update(team, { restored: false });
        return { kind: 'level' };
      }
      await loadAgain(db, wrong);
      for (const each of wrong) mistrusted.add(each);
      continue;
    }
    const loaded = await loadFolder(db, server, world, team, folder);
    if (loaded.kind === 'expired') await expire(db, team, loaded.because);
    // Refused: it was revoked meanwhile, and the next page of the feed tells so. Once.
    else if (loaded.kind === 'refused' && !refusedFolders.has(folder)) refusedFolders.add(folder);
    else if (loaded.kind !== 'loaded') return loaded;
  }
}

type Step =
  | { kind: 'more' }
  | { kind: 'end'; checksums: Record<string, string> }
  | Exclude<Told<Changes>, { kind: 'told' }>;

async function readOn(db: LibraryDatabase, server: TeamServer, world: World, team: string): Promise<Step> {
  const place = await db.places.get(team);
  const told = await server.changes(place?.cursor ?? null, await usableEtag(db, place));
  if (told.kind === 'unchanged') return { kind: 'end', checksums: {} };
  if (told.kind !== 'told') return told;

  await takeChanges(db, world, team, told.value, told.etag);
  return told.value.more ? { kind: 'more' } : { kind: 'end', checksums: told.value.checksums ?? {} };
}

/** While edits wait for the feed to confirm them, "nothing new" would be no answer. */
async function usableEtag(db: LibraryDatabase, place: Place | undefined): Promise<string | null> {
  if (!place?.cursor || !place.etag) return null;
  const unconfirmed = await db.outbox.where('team').equals(place.team).first();
  return unconfirmed ? null : place.etag;
}

async function loadFolder(
  db: LibraryDatabase,
  server: TeamServer,
  world: World,
  team: string,
  folder: string,
): Promise<{ kind: 'loaded' } | Exclude<Told<Snapshot>, { kind: 'told' }>> {
  const seen = new Set<string>();
  let asOf: number | null = null;
  let after: string | null = null;

  do {
    const cursor: string = (await db.places.get(team))?.cursor ?? '';
    const told: Told<Snapshot> = await server.snapshot(folder, after, cursor);
    if (told.kind !== 'told') return told;

    asOf ??= told.value.as_of;
    after = told.value.next;
    for (const row of told.value.rows) seen.add(row.id);
    await write(db, async () => {
      await takeRows(db, world, team, told.value.rows);
      if (after === null) await sweep(db, world, { team, folder, seen, asOf: asOf ?? 0 });
    });
  } while (after !== null);
  return { kind: 'loaded' };
}

interface Loaded {
  team: string;
  folder: string;
  seen: ReadonlySet<string>;
  asOf: number;
}

/**
 * What the whole snapshot did not show and what is not newer than its beginning is no longer there. After a restore,
 * what was not told anew may yet be told in another folder: it waits for the last one.
 */
async function sweep(db: LibraryDatabase, world: World, { team, folder, seen, asOf }: Loaded): Promise<void> {
  const isRestored = (await db.places.get(team))?.restored ?? false;
  const gone = (row: Row) => row.team === team && !seen.has(row.id) && row.revision <= asOf;
  const swept = await db.rows
    .where('folder')
    .equals(folder)
    .filter(row => gone(row) && !(isRestored && isUntold(row)))
    .toArray();
  await db.scopes.update(folder, { loading: false });
  if (isRestored && (await foldersToLoad(db, team)).length === 0)
    swept.push(...(await db.rows.where('team').equals(team).filter(isUntold).toArray()));

  await keepWritten(db, world, swept, () => null);
  const keys = swept.map(row => row.key);
  await db.rows.bulkDelete(keys);
  await touch(db, keys);
}

/** Only folders that were not read anew for this very reason already. */
async function foldersThatDiffer(
  db: LibraryDatabase,
  checksums: Record<string, string>,
  mistrusted: ReadonlySet<string>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [folder, expected] of Object.entries(checksums)) {
    if (mistrusted.has(folder) || !(await db.scopes.get(folder))) continue;
    if (checksum(await db.rows.where('folder').equals(folder).toArray()) !== expected) wrong.push(folder);
  }
  return wrong;
}

async function loadAgain(db: LibraryDatabase, folders: readonly string[]): Promise<void> {
  for (const folder of folders) await db.scopes.update(folder, { loading: true });
}
