import type { Base, LibraryDatabase, Waiting, Wanted } from './database';
import { merge, same, sameTemplate, withoutRevision } from './merge';
import type { World } from './server';
import type { Change, Edit } from './wire';

/** All edits of one template that the feed has not confirmed, oldest first: `applied`, then `sent`, then `waiting`. */
export type Chain = [Waiting, ...Waiting[]];

export function chains(edits: readonly Waiting[]): Chain[] {
  const byKey = new Map<string, Chain>();
  for (const edit of [...edits].sort((a, b) => a.n - b.n)) {
    const chain = byKey.get(edit.key);
    if (chain) chain.push(edit);
    else byKey.set(edit.key, [edit]);
  }
  return [...byKey.values()];
}

export async function chainOf(db: LibraryDatabase, key: string): Promise<Chain | null> {
  return chains(await db.outbox.where('key').equals(key).toArray())[0] ?? null;
}

/** What the whole chain starts from and comes to. */
export function folded(chain: Chain): { base: Base | null; wanted: Wanted | null } {
  return { base: chain[0].base, wanted: (chain.at(-1) ?? chain[0]).wanted };
}

/** Within a write: what a person now wants of a shared template. An edit that waits takes it up. */
export async function want(
  db: LibraryDatabase,
  world: World,
  target: { key: string; team: string; id: string },
  wanted: Wanted | null,
): Promise<void> {
  const last = (await chainOf(db, target.key))?.at(-1);
  if (last?.state === 'waiting') return take(db, last, wanted, world.now());

  const base = last ? following(last) : await standing(db, target.key);
  if (base ? wanted && same(base, wanted) : !wanted) return;
  // On a row that is yet to be told anew: taken up on what is told, like the edits of an epoch that is over.
  const isOnUntold = !last && base?.revision === 0;
  await add(db, world, { ...target, base, wanted }, isOnUntold ? 0 : await epochOf(db, target.team));
}

type NewEdit = Pick<Waiting, 'key' | 'team' | 'id' | 'base' | 'wanted'>;

export async function enqueue(db: LibraryDatabase, world: World, edit: NewEdit): Promise<void> {
  await add(db, world, edit, await epochOf(db, edit.team));
}

async function epochOf(db: LibraryDatabase, team: string): Promise<number> {
  return (await db.places.get(team))?.epoch ?? 0;
}

async function add(db: LibraryDatabase, world: World, edit: NewEdit, epoch: number): Promise<void> {
  const state = 'waiting' as const;
  await db.outbox.add({ ...edit, edit_id: world.id(), epoch, state, revision: 0, at: world.now() });
}

/** The edit as the service reads it; the same for as long as the edit is `sent`. */
export function wireEdit({ edit_id, id, base, wanted }: Waiting): Edit {
  const base_revision = base?.revision ?? 0;
  if (!wanted) return { edit_id, kind: 'delete', id, base_revision, folder: base?.folder ?? '' };
  const moves =
    base !== null && base.folder !== wanted.folder && sameTemplate(base.template, wanted.template);
  if (moves) return { edit_id, kind: 'move', id, base_revision, folder: wanted.folder };
  return { edit_id, kind: 'put', id, base_revision, folder: wanted.folder, template: wanted.template };
}

export type Settlement =
  | { kind: 'settled' }
  /** A deletion of what has changed since: it stays. */
  | { kind: 'undone' }
  | { kind: 'again'; base: Base | null; wanted: Wanted | null }
  | { kind: 'copy'; wanted: Wanted };

/** What becomes of a chain when the template stands otherwise than it thought. Loses nothing that was written. */
export function settlement(chain: Chain, current: Base | null): Settlement {
  const { base, wanted } = folded(chain);
  if (!current) return wanted ? { kind: 'copy', wanted } : { kind: 'settled' };
  if (!wanted) {
    const blind = !base || !same(base, current);
    return blind ? { kind: 'undone' } : { kind: 'again', base: current, wanted };
  }
  if (same(wanted, current)) return { kind: 'settled' };

  const merged = merge(base && withoutRevision(base), wanted, current);
  if (merged.kind === 'clash') return { kind: 'copy', wanted };
  return same(merged.wanted, current)
    ? { kind: 'settled' }
    : { kind: 'again', base: current, wanted: merged.wanted };
}

/** Whether losing this chain would lose words that a person wrote; a mere move or deletion is none. */
export function holdsWords(chain: Chain): boolean {
  const { base, wanted } = folded(chain);
  return wanted !== null && (base === null || !sameTemplate(base.template, wanted.template));
}

export function baseOf(change: Extract<Change, { kind: 'put' }>): Base {
  return { revision: change.revision, folder: change.folder, template: change.template };
}

async function take(db: LibraryDatabase, edit: Waiting, wanted: Wanted | null, at: string): Promise<void> {
  const comesToNothing = edit.base ? wanted && same(edit.base, wanted) : !wanted;
  if (comesToNothing) await db.outbox.delete(edit.n);
  else await db.outbox.update(edit.n, { wanted, at });
}

/** The base of an edit made on top of one that is under way; its revision is filled in by the verdict. */
function following(edit: Waiting): Base | null {
  return edit.wanted && { ...edit.wanted, revision: edit.revision };
}

async function standing(db: LibraryDatabase, key: string): Promise<Base | null> {
  const row = await db.rows.get(key);
  return row ? { revision: row.revision, folder: row.folder, template: row.template } : null;
}
