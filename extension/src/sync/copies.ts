import { BROWSER_FOLDER } from '@/library/entry';
import type { Copy } from '@/library/workspace';
import { type LibraryDatabase, touch } from './database';
import { type Chain, chains, folded, holdsWords } from './outbox';
import type { World } from './server';

/** Within a write: takes a chain out of the outbox and keeps its words in this browser, where anyone can see them. */
export async function keepAsCopy(
  db: LibraryDatabase,
  world: World,
  chain: Chain,
  because: Copy['because'],
  problems: string[] = [],
): Promise<void> {
  await drop(db, chain);
  const { base, wanted } = folded(chain);
  if (!wanted || !holdsWords(chain)) return touch(db, [chain[0].key]);

  const id = world.id();
  const { folder } = wanted;
  const copy: Copy = { of: chain[0].key, folder, base: base?.template ?? null, because, problems };
  await db.own.add({
    id,
    folder: BROWSER_FOLDER.id,
    template: wanted.template,
    changed_at: world.now(),
    copy,
  });
  await touch(db, [chain[0].key, id]);
}

/** Within a write: what cannot be sent any more, of these templates or of a whole team, becomes private copies. */
export async function keepUnsent(
  db: LibraryDatabase,
  world: World,
  team: string,
  lost: (chain: Chain) => boolean,
  because: Copy['because'],
): Promise<void> {
  const edits = await db.outbox.where('team').equals(team).toArray();
  for (const chain of chains(edits)) if (lost(chain)) await keepAsCopy(db, world, chain, because);
}

export async function drop(db: LibraryDatabase, chain: Chain): Promise<void> {
  await db.outbox.bulkDelete(chain.map(edit => edit.n));
}
