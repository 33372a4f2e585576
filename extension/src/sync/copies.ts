import { BROWSER_FOLDER } from '@/library/entry';
import type { Copy } from '@/library/workspace';
import type { Template } from '@/template/template';
import { type LibraryDatabase, touch } from './database';
import { type Chain, chains, folded, holdsWords } from './outbox';
import type { World } from './server';
import { noteUndone } from './undone';

/**
 * Within a write: takes a chain out of the outbox and keeps its words in this browser, where its author sees them; of
 * what held none, a deletion or a move, it is noted that it came to nothing.
 */
export async function keepAsCopy(
  db: LibraryDatabase,
  world: World,
  chain: Chain,
  because: Copy['because'],
  problems: string[] = [],
): Promise<void> {
  await drop(db, chain);
  const of = chain[0].key;
  const { base, wanted } = folded(chain);
  if (!wanted || !holdsWords(chain)) {
    await noteUndone(db, world, chain, because);
    return touch(db, [of]);
  }
  const { folder, template } = wanted;
  await keep(db, world, template, { of, folder, base: base?.template ?? null, because, problems });
}

/** Within a write: a copy in this browser, to be settled. */
export async function keep(
  db: LibraryDatabase,
  world: World,
  template: Template,
  copy: Copy,
): Promise<string> {
  const id = world.id();
  await db.own.add({ id, folder: BROWSER_FOLDER.id, template, changed_at: world.now(), copy });
  await touch(db, [id, copy.of]);
  return id;
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
