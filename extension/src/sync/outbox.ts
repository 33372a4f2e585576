import type { Base, LibraryDatabase, Row, Waiting, Wanted } from './database';
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

/** The edits of these templates. Many are found sooner among all that wait than one by one in the index. */
export async function editsOf(db: LibraryDatabase, keys: readonly string[]): Promise<Waiting[]> {
  if (keys.length < MANY || (await db.outbox.count()) > AT_MOST_TIMES * keys.length)
    return db.outbox
      .where('key')
      .anyOf([...keys])
      .toArray();
  const asked = new Set(keys);
  return (await db.outbox.toArray()).filter(edit => asked.has(edit.key));
}

const MANY = 20;
const AT_MOST_TIMES = 4;

/** What a person now wants of one shared template; null deletes it. */
export interface Wish {
  key: string;
  team: string;
  id: string;
  wanted: Wanted | null;
}

/** Within a write: what a person now wants of these templates, one wish each. An edit that waits takes it up. */
export async function want(db: LibraryDatabase, world: World, wishes: readonly Wish[]): Promise<void> {
  if (wishes.length === 0) return;
  const stand = await standingOf(db, wishes);
  const [added, taken, undone]: [Omit<Waiting, 'n'>[], Waiting[], number[]] = [[], [], []];
  for (const wish of wishes) {
    const { last, row } = stand.get(wish.key);
    if (last?.state === 'waiting') {
      if (comesToNothing(last.base, wish.wanted)) undone.push(last.n);
      else taken.push({ ...last, wanted: wish.wanted, at: world.now() });
      continue;
    }
    const base = last ? following(last) : row;
    if (comesToNothing(base, wish.wanted)) continue;
    // On a row that is yet to be told anew: taken up on what is told, like the edits of an epoch that is over.
    const isOnUntold = !last && base?.revision === 0;
    added.push(newEdit(world, { ...wish, base }, isOnUntold ? 0 : stand.epochOf(wish.team)));
  }
  await db.outbox.bulkDelete(undone);
  await db.outbox.bulkPut(taken);
  await db.outbox.bulkAdd(added);
}

/** What a wish is about to change: the newest edit of its template, or the row as the service told it. */
interface Standing {
  get(key: string): { last: Waiting | null; row: Base | null };
  epochOf(team: string): number;
}

async function standingOf(db: LibraryDatabase, wishes: readonly Wish[]): Promise<Standing> {
  const keys = wishes.map(({ key }) => key);
  const last = new Map(chains(await editsOf(db, keys)).map(chain => [chain[0].key, chain.at(-1) ?? null]));
  const untouched = keys.filter(key => !last.has(key));
  const rows = new Map((await db.rows.bulkGet(untouched)).map((row, nth) => [untouched[nth], row]));
  const teams = [...new Set(wishes.map(({ team }) => team))];
  const epochs = new Map((await db.places.bulkGet(teams)).map(place => [place?.team, place?.epoch]));
  return {
    get: key => ({ last: last.get(key) ?? null, row: baseIn(rows.get(key)) }),
    epochOf: team => epochs.get(team) ?? 0,
  };
}

function comesToNothing(base: Base | null, wanted: Wanted | null): boolean {
  return base ? wanted !== null && same(base, wanted) : !wanted;
}

type NewEdit = Pick<Waiting, 'key' | 'team' | 'id' | 'base' | 'wanted'>;

export async function enqueue(db: LibraryDatabase, world: World, edit: NewEdit): Promise<void> {
  await db.outbox.add(newEdit(world, edit, (await db.places.get(edit.team))?.epoch ?? 0));
}

function newEdit(world: World, { key, team, id, base, wanted }: NewEdit, epoch: number): Omit<Waiting, 'n'> {
  const edit = { key, team, id, base, wanted };
  return { ...edit, edit_id: world.id(), epoch, state: 'waiting', revision: 0, at: world.now() };
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

/** The base of an edit made on top of one that is under way; its revision is filled in by the verdict. */
function following(edit: Waiting): Base | null {
  return edit.wanted && { ...edit.wanted, revision: edit.revision };
}

function baseIn(row: Row | undefined): Base | null {
  return row ? { revision: row.revision, folder: row.folder, template: row.template } : null;
}
