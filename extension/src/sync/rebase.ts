import { drop, keepAsCopy } from './copies';
import { type LibraryDatabase, write } from './database';
import { type Chain, chains, enqueue, folded } from './outbox';
import { resolve } from './push';
import type { World } from './server';

/**
 * After a restore from a backup: edits made on the lost epoch are taken up on what stands there now.
 * Also those that the service had acknowledged and the feed not yet told: the backup may be older.
 * Only when every folder is loaded.
 */
export function rebase(db: LibraryDatabase, world: World, team: string): Promise<void> {
  return write(db, async () => {
    const epoch = (await db.places.get(team))?.epoch;
    const edits = await db.outbox.where('team').equals(team).toArray();
    const stale = chains(edits).filter(chain => chain.some(edit => edit.epoch !== epoch));
    for (const chain of stale) await takeUp(db, world, chain);
  });
}

async function takeUp(db: LibraryDatabase, world: World, chain: Chain): Promise<void> {
  const { key, team, id } = chain[0];
  const row = await db.rows.get(key);
  const { wanted } = folded(chain);
  if (row || !wanted) return resolve(db, world, chain, row ?? null);
  if (!(await db.scopes.get(wanted.folder))) return keepAsCopy(db, world, chain, 'forbidden');

  await drop(db, chain);
  await enqueue(db, world, { key, team, id, base: null, wanted });
}
