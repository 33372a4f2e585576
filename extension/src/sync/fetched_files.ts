import { digestOf, fileNameFrom, LARGEST_FILE, mediaTypeFrom } from '@/library/attachments';
import type { Files, Keeping, OpenedFile } from '@/library/files';
import type { Attachment } from '@/template/template';
import { FILES_OF, type LibraryDatabase } from './database';
import { isFull } from './full';
import { type Http, teamServer } from './http';
import { contentOf, fetchedBytes, keepAdded, keepFetched, MOST_FETCHED, sweepFiles } from './kept_files';
import { accountOf } from './membership';
import type { Stopped, World } from './server';

/** The files of templates, in this browser and at the service. */
export function filesOver(db: LibraryDatabase, http: Http, world: World): Files {
  return {
    keep: file => keepFile(db, world, file),
    open: attachment => openFile(db, http, world, attachment),
  };
}

async function keepFile(db: LibraryDatabase, world: World, file: File): Promise<Keeping> {
  if (file.size > LARGEST_FILE) return { kind: 'refused', because: 'too_large' };
  // A folder that was dropped, or a file that is gone by now, cannot be read.
  const read = await file.arrayBuffer().catch(() => null);
  if (!read) return { kind: 'refused', because: 'unreadable' };
  const bytes = new Uint8Array(read);
  try {
    await sweepFiles(db, world);
    const digest = await keepAdded(db, world, bytes);
    const told = { name: fileNameFrom(file.name), media_type: mediaTypeFrom(file.type) };
    return { kind: 'kept', attachment: { ...told, bytes: bytes.length, digest } };
  } catch (failure) {
    if (isFull(failure)) return { kind: 'refused', because: 'full' };
    throw failure;
  }
}

/** What an attachment holds: kept here, else asked of the service, and kept. */
export async function openFile(
  db: LibraryDatabase,
  http: Http,
  world: World,
  attachment: Attachment,
): Promise<OpenedFile> {
  const { name, media_type: type, digest } = attachment;
  const here = await contentOf(db, world, digest);
  const read = here ? { kind: 'read' as const, bytes: here } : await fetchFile(db, http, world, digest);
  if (read.kind !== 'read') return read;
  return { kind: 'opened', file: new File([read.bytes], name, { type }) };
}

/** Up to this many bytes a file is fetched before anybody asks for it. */
const SMALL = 1024 * 1024;

/**
 * Gives the way to fetch what is small, and what templates of this browser alone hold, until something else is to be
 * done. What a service does not have is not asked for again.
 */
export function gathering(
  db: LibraryDatabase,
  http: Http,
  world: World,
): (isWanted: () => boolean) => Promise<void> {
  const missing = new Set<string>();
  return async isWanted => {
    const kept = new Set(await db.files.toCollection().primaryKeys());
    let room = MOST_FETCHED - (await fetchedBytes(db));
    for (const { digest, bytes } of await worthFetching(db)) {
      if (!isWanted()) return;
      if (kept.has(digest) || missing.has(digest) || bytes > room) continue;
      const fetched = await fetchFile(db, http, world, digest);
      if (fetched.kind === 'away') return;
      if (fetched.kind === 'gone') missing.add(digest);
      kept.add(digest);
      room -= bytes;
    }
  };
}

async function worthFetching(db: LibraryDatabase): Promise<Attachment[]> {
  const own = await db.own.where(FILES_OF).above(0).toArray();
  const rows = await db.rows.where(FILES_OF).above(0).toArray();
  const files = (held: typeof own | typeof rows) =>
    held.flatMap(({ template }) => template.attachments ?? []);
  return [...files(own), ...files(rows).filter(({ bytes }) => bytes <= SMALL)];
}

type Fetched = { kind: 'read'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'away' } | { kind: 'gone' };

/** Each team of the person is asked: a digest does not say whose it is. */
async function fetchFile(db: LibraryDatabase, http: Http, world: World, digest: string): Promise<Fetched> {
  let isAway = false;
  for (const { id } of (await accountOf(db))?.teams ?? []) {
    const told = await teamServer(http, id).file(digest);
    if (told.kind === 'told') {
      // Whatever else answers on the way is not what was attached.
      if ((await digestOf(told.value)) !== digest) return { kind: 'away' };
      await keepFetched(db, world, digest, told.value).catch(unlessRoom);
      return { kind: 'read', bytes: told.value };
    }
    isAway ||= told.kind !== 'refused' && told.kind !== 'expired' && passes(told);
  }
  return { kind: isAway ? 'away' : 'gone' };
}

const passes = ({ kind }: Stopped): boolean => kind !== 'refused';

/** Without room it is fetched again the next time. */
function unlessRoom(failure: unknown): void {
  if (!isFull(failure)) throw failure;
}
