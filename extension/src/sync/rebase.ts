import type { Template } from '@/template/template';
import { drop, keep, keepAsCopy } from './copies';
import { type LibraryDatabase, write } from './database';
import { sameTemplate } from './merge';
import { type Chain, chains, enqueue, folded } from './outbox';
import { resolve } from './push';
import { hadWritten } from './restored';
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
  if (row && isOnLost(chain, row.template)) return keepOnLost(db, world, chain, row.template);
  if (row || !wanted) return resolve(db, world, chain, row ?? null);
  if (!(await db.scopes.get(wanted.folder))) {
    return wasSent(chain) ? keepOnLost(db, world, chain, null) : keepAsCopy(db, world, chain, 'forbidden');
  }

  await drop(db, chain);
  await enqueue(db, world, { key, team, id, base: null, wanted });
}

/**
 * The service may have had this edit, and what it was made on is lost as well: nobody else holds those words, for
 * this person was the last to write. Merging what only the edit changed would drop them.
 */
function isOnLost(chain: Chain, now: Template): boolean {
  const { base, wanted } = folded(chain);
  if (!base || !wanted || !wasSent(chain)) return false;
  return !sameTemplate(base.template, now) && !hadWritten(chain, now);
}

const wasSent = (chain: Chain): boolean => chain[0].state !== 'waiting';

async function keepOnLost(
  db: LibraryDatabase,
  world: World,
  chain: Chain,
  now: Template | null,
): Promise<void> {
  await drop(db, chain);
  const { wanted } = folded(chain);
  if (!wanted) return;
  const { folder, template } = wanted;
  await keep(db, world, template, { of: chain[0].key, folder, base: now, because: 'restored', problems: [] });
}
