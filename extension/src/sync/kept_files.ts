import { attachmentsOf, digestOf } from '@/library/attachments';
import type { Template } from '@/template/template';
import { FILES_OF, type KeptFile, type LibraryDatabase, SEEN } from './database';
import type { World } from './server';

/** Bytes of all files that lie here only so that they need not be fetched again. */
export const MOST_FETCHED = 100 * 1024 * 1024;
/** Milliseconds for which a file stays that was taken out of its template: the person may want it back. */
const KEPT_FREE = 24 * 60 * 60 * 1000;

/** Keeps what a person added here, until a service has it or no template holds it any more. */
export async function keepAdded(
  db: LibraryDatabase,
  world: World,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const digest = await digestOf(bytes);
  await put(db, bytes, { ...newFile(digest, bytes, world), own: true, free: world.now() });
  return digest;
}

/** Keeps what was fetched; what was used longest ago makes room for it. */
export async function keepFetched(
  db: LibraryDatabase,
  world: World,
  digest: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  if (bytes.length > MOST_FETCHED) return;
  await db.transaction('rw', [...SEEN], async () => {
    const held = await heldDigests(db);
    // It may have been revoked while it was on its way.
    if (!held.here.has(digest) && !held.told.has(digest)) return;
    await makeRoom(db, bytes.length);
    await put(db, bytes, { ...newFile(digest, bytes, world), own: held.ownOnly.has(digest) });
  });
}

/** Null where it does not lie here. */
export async function contentOf(
  db: LibraryDatabase,
  world: World,
  digest: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const content = await db.contents.get(digest);
  if (content) await db.files.update(digest, { used: world.now() });
  return content?.bytes ?? null;
}

/** Bytes of what was fetched. */
export async function fetchedBytes(db: LibraryDatabase): Promise<number> {
  return sum((await db.files.toArray()).filter(file => !file.own));
}

/** What no template here holds any more leaves: at once what was fetched, after a day what was added here. */
export function sweepFiles(db: LibraryDatabase, world: World): Promise<void> {
  return db.transaction('rw', [...SEEN], async () => {
    const files = await db.files.toArray();
    if (files.length === 0) return;
    const { here, told, ownOnly } = await heldDigests(db);
    const gone: string[] = [];
    for (const file of files) {
      const own = file.own || ownOnly.has(file.digest);
      const isHeld = here.has(file.digest) || told.has(file.digest);
      const free = isHeld ? null : (file.free ?? world.now());
      if (isOver(free, own, world)) gone.push(file.digest);
      else if (own !== file.own || free !== file.free) await db.files.update(file.digest, { own, free });
    }
    await forget(db, gone);
  });
}

/** The files of every template that is here, by who else may have them. */
interface Held {
  /** By what this person wrote and no service is known to have. */
  here: Set<string>;
  /** By what a service told. */
  told: Set<string>;
  /** By templates, earlier wordings and trash of this browser, and by nothing that a service told. */
  ownOnly: Set<string>;
}

export async function heldDigests(db: LibraryDatabase): Promise<Held> {
  const own = digestsIn(
    (await Promise.all([db.own, db.states, db.trash].map(table => withFiles(table)))).flat(),
  );
  const edits = (await db.outbox.toArray()).flatMap(({ base, wanted }) => [base, wanted]);
  const waiting = digestsIn(edits.filter(each => each !== null));
  const told = digestsIn(await withFiles(db.rows));
  const ownOnly = new Set([...own].filter(digest => !told.has(digest)));
  return { here: new Set([...own, ...waiting]), told, ownOnly };
}

interface Table {
  where(index: string): { above(least: number): { toArray(): PromiseLike<{ template: Template }[]> } };
}

function withFiles(table: Table): PromiseLike<{ template: Template }[]> {
  return table.where(FILES_OF).above(0).toArray();
}

export function digestsIn(held: readonly { template: Template }[]): Set<string> {
  return new Set(held.flatMap(({ template }) => attachmentsOf(template).map(({ digest }) => digest)));
}

function isOver(free: string | null, own: boolean, world: World): boolean {
  if (free === null) return false;
  return !own || Date.parse(world.now()) - Date.parse(free) > KEPT_FREE;
}

async function makeRoom(db: LibraryDatabase, bytes: number): Promise<void> {
  const fetched = (await db.files.toArray()).filter(file => !file.own);
  let left = sum(fetched) + bytes;
  const gone: string[] = [];
  for (const file of fetched.sort((one, other) => (one.used < other.used ? -1 : 1))) {
    if (left <= MOST_FETCHED) break;
    left -= file.bytes;
    gone.push(file.digest);
  }
  await forget(db, gone);
}

function newFile(digest: string, { length }: Uint8Array, world: World): KeptFile {
  return { digest, bytes: length, own: false, used: world.now(), free: null, sent: {} };
}

/** What is there already stays as it is known; the content is the same. */
async function put(db: LibraryDatabase, bytes: Uint8Array<ArrayBuffer>, file: KeptFile): Promise<void> {
  await db.transaction('rw', [db.files, db.contents], async () => {
    const before = await db.files.get(file.digest);
    const { sent, own } = before ?? { sent: {}, own: false };
    await db.files.put({ ...file, sent, own: file.own || own });
    if (!before) await db.contents.put({ digest: file.digest, bytes });
  });
}

async function forget(db: LibraryDatabase, digests: readonly string[]): Promise<void> {
  await db.files.bulkDelete([...digests]);
  await db.contents.bulkDelete([...digests]);
}

const sum = (files: readonly KeptFile[]): number => files.reduce((bytes, file) => bytes + file.bytes, 0);
