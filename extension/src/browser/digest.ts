import type { Entry, Folder } from '@/library/entry';
import type { LibraryDatabase } from '@/sync/database';
import { EMPTY_TEMPLATE } from '@/template/template';
import { pathsOf } from '@/web/indexing';

/**
 * What a first search looks at, in one row instead of ten thousand: titles, shortcuts, tags, languages. A worker that
 * was asleep answers from it while it reads the library.
 */
export interface Digest {
  /** Without bodies. */
  entries: Entry[];
  paths: ReadonlyMap<string, string[]>;
}

export async function writeDigest(
  db: LibraryDatabase,
  position: number,
  entries: Iterable<Entry>,
  folders: readonly Folder[],
): Promise<void> {
  const lines = [...entries].map(({ id, folder, revision, template }) => {
    const { title, shortcut, tags, language } = template;
    return [id, folder, revision, title, shortcut, tags, language] satisfies Line;
  });
  const value = JSON.stringify({ position, lines, paths: [...pathsOf(folders)] } satisfies Written);
  await db.notes.put({ name: DIGEST, value });
}

/** Null where it is not of that place in the journal: then it may tell of what was changed or revoked since. */
export async function readDigest(db: LibraryDatabase, position: number): Promise<Digest | null> {
  const value = (await db.notes.get(DIGEST))?.value;
  if (typeof value !== 'string') return null;
  const written = JSON.parse(value) as Written;
  if (written.position !== position) return null;
  return { entries: written.lines.map(entryOf), paths: new Map(written.paths) };
}

/** What it tells may have been revoked. */
export function dropDigest(db: LibraryDatabase): Promise<void> {
  return db.notes.delete(DIGEST);
}

const DIGEST = 'digest';

type Line = [
  id: string,
  folder: string,
  revision: number,
  title: string,
  shortcut: string,
  tags: string[],
  language: string,
];

interface Written {
  position: number;
  lines: Line[];
  paths: [string, string[]][];
}

function entryOf([id, folder, revision, title, shortcut, tags, language]: Line): Entry {
  return { id, folder, revision, template: { ...EMPTY_TEMPLATE, title, shortcut, tags, language } };
}
