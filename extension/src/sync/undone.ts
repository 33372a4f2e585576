import type { Copy, Undone } from '@/library/workspace';
import { type LibraryDatabase, write } from './database';
import { type Chain, folded } from './outbox';
import type { World } from './server';

const NOTE = 'undone';
/** Whoever comes back after a month reads of the latest. */
const MOST = 20;

/** Within a write: a deletion or a move came to nothing. No words are lost, so no copy tells of it; this does. */
export async function noteUndone(
  db: LibraryDatabase,
  world: World,
  chain: Chain,
  because: Copy['because'],
): Promise<void> {
  const { base, wanted } = folded(chain);
  const from = base ?? chain.find(edit => edit.wanted)?.wanted;
  if (!from || (because !== 'conflict' && because !== 'forbidden')) return;
  const undone: Undone = {
    id: world.id(),
    act: wanted ? 'move' : 'deletion',
    title: from.template.title,
    folder: from.folder,
    because,
  };
  await db.notes.put({ name: NOTE, value: [...(await undoneIn(db)), undone].slice(-MOST) });
}

/** What was undone and nobody has been told yet, oldest first. */
export async function undoneIn(db: LibraryDatabase): Promise<Undone[]> {
  return ((await db.notes.get(NOTE))?.value as Undone[] | undefined) ?? [];
}

/** Within a write: the titles belong to a team that this browser is no longer in. */
export function forgetAllUndone(db: LibraryDatabase): Promise<void> {
  return db.notes.delete(NOTE);
}

/** The person has been told of these. */
export function forgetUndone(db: LibraryDatabase, told: readonly Undone[]): Promise<void> {
  const ids = new Set(told.map(each => each.id));
  return write(db, async () => {
    const left = (await undoneIn(db)).filter(each => !ids.has(each.id));
    await db.notes.put({ name: NOTE, value: left });
  });
}
