import type { Template } from '@/template/template';
import { drop, keep } from './copies';
import { type LibraryDatabase, type Row, touch } from './database';
import { accountOf } from './membership';
import { sameTemplate } from './merge';
import { type Chain, chainOf, folded, holdsWords } from './outbox';
import type { World } from './server';

/**
 * Within the write that replaces or removes rows of an epoch that is over: what this person wrote last, and a service
 * put back to an earlier state has no more, becomes copies. `stands` gives what is there in its place, if anything.
 */
export async function keepWritten(
  db: LibraryDatabase,
  world: World,
  rows: readonly Row[],
  stands: (key: string) => Template | null,
): Promise<void> {
  const untold = rows.filter(isUntold);
  if (untold.length === 0) return;
  const me = (await accountOf(db))?.id ?? null;
  for (const row of untold) {
    const now = stands(row.key);
    if (row.updated_by === me && me !== null && !(now && sameTemplate(now, row.template)))
      await keepRow(db, world, row, now);
  }
}

/** Within a write: copies whose words the library has again are settled, as where another device sent them. */
export async function settleRestored(db: LibraryDatabase, rows: readonly Row[]): Promise<void> {
  const told = new Map(rows.map(row => [row.key, row.template]));
  const again = await db.own
    .where('copy.of')
    .anyOf([...told.keys()])
    .filter(({ template, copy }) => copy?.because === 'restored' && isSame(told.get(copy.of), template))
    .primaryKeys();
  if (again.length === 0) return;
  await db.own.bulkDelete(again);
  await touch(db, again);
}

/** The service has not said since it was put back whether it still has this. */
export const isUntold = (row: Row): boolean => row.revision === 0;

/** What the person did on top of a row goes with it, unless the outbox brings all of it back by itself. */
async function keepRow(db: LibraryDatabase, world: World, row: Row, now: Template | null): Promise<void> {
  const chain = await chainOf(db, row.key);
  if (chain && (isDeleted(chain) || (now ? hadWritten(chain, now) : holdsWords(chain)))) return;

  if (chain) await drop(db, chain);
  const { folder, template } = (chain && folded(chain).wanted) ?? row;
  await keep(db, world, template, { of: row.key, folder, base: now, because: 'restored', problems: [] });
}

const isDeleted = (chain: Chain): boolean => folded(chain).wanted === null;

/** The backup was taken amid these edits: what it holds is one of them. */
export function hadWritten(chain: Chain, now: Template): boolean {
  return chain.some(({ wanted }) => isSame(wanted?.template, now));
}

function isSame(one: Template | undefined, other: Template): boolean {
  return one !== undefined && sameTemplate(one, other);
}
