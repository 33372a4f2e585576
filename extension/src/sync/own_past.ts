import { BROWSER_FOLDER } from '@/library/entry';
import { type OwnPast, type OwnTrashed, TRASH_KEPT } from '@/library/own_past';
import type { Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { type LibraryDatabase, type OwnRow, type StateRow, touch, write } from './database';
import { unlessFull } from './full';
import { sameTemplate } from './merge';
import type { World } from './server';

/** Earlier wordings of a template that are kept at most. */
export const MOST_STATES = 50;
/** Milliseconds within which one goes on typing. */
export const ONE_SITTING = 2 * 60 * 1000;

/** A template of this browser, and what it shall be. */
export interface Rewritten {
  row: OwnRow;
  wanted: { template: Template };
}

/** Within a write, before it: the wordings that stand until now are kept, unless they are of this very sitting. */
export async function keepStates(
  db: LibraryDatabase,
  world: World,
  rewritten: readonly Rewritten[],
): Promise<void> {
  const changed = rewritten
    .filter(({ row, wanted }) => !sameTemplate(row.template, wanted.template))
    .map(({ row }) => row);
  const kept = await Promise.all(changed.map(({ id }) => db.states.where('id').equals(id).primaryKeys()));
  const now = world.now();
  const newest = await db.states.bulkGet(kept.flatMap(states => states.at(-1) ?? []));
  const sitting = new Set(newest.filter(isOfSitting(now)).map(state => state?.id));

  const left = changed
    .map((row, nth) => ({ row, states: kept[nth] ?? [] }))
    .filter(each => !sitting.has(each.row.id));
  await db.states.bulkAdd(
    left.map(({ row: { id, template, changed_at } }) => ({
      id,
      template,
      saved_at: changed_at,
      kept_at: now,
    })),
  );
  const tooMany = left.flatMap(({ states }) => states.slice(0, Math.max(0, states.length + 1 - MOST_STATES)));
  await db.states.bulkDelete(tooMany);
}

const isOfSitting = (now: string) => (state: StateRow | undefined) =>
  state !== undefined && Date.parse(now) - Date.parse(state.kept_at) < ONE_SITTING;

/** Within a write: out of the library, and into the trash. */
export async function throwAway(db: LibraryDatabase, world: World, rows: readonly OwnRow[]): Promise<void> {
  const folders = await db.folders.bulkGet([...new Set(rows.map(({ folder }) => folder))]);
  const names = new Map(folders.map(folder => [folder?.id, folder?.name]));
  const deleted_at = world.now();
  const thrown = rows.map(({ id, template, folder }) => {
    const folder_name = names.get(folder) ?? BROWSER_FOLDER.name;
    return { id, template, folder, folder_name, deleted_at };
  });
  await db.trash.bulkPut(thrown);
  await db.own.bulkDelete(rows.map(({ id }) => id));
}

/** Within a write: it is no template of this browser any more, and leaves no past here. */
export async function forgetStates(db: LibraryDatabase, id: string): Promise<void> {
  await db.states.where('id').equals(id).delete();
}

export function ownPast(db: LibraryDatabase, world: World): OwnPast {
  return {
    states: async id =>
      (await db.states.where('id').equals(id).sortBy('n'))
        .reverse()
        .map(({ n, template, saved_at }) => ({ n, template, saved_at })),

    trash: async () => {
      const since = threshold(world);
      const found = await db.trash.orderBy('deleted_at').reverse().toArray();
      return found.filter(each => each.deleted_at > since);
    },

    bringBack: (ids, instead) =>
      unlessFull(() =>
        write(db, async () => {
          const thrown = await db.trash.bulkGet([...ids]);
          if (thrown.includes(undefined)) return NOT_THERE;
          for (const each of thrown) if (each) await putBack(db, world, each, instead);
          await touch(db, [...ids]);
          return { kind: 'done', ids: [...ids] };
        }),
      ),

    erase: ids =>
      write(db, async () => {
        await db.trash.bulkDelete([...ids]);
        for (const id of ids) await forgetStates(db, id);
        return { kind: 'done', ids: [...ids] };
      }),
  };
}

/** Within a write. */
async function putBack(
  db: LibraryDatabase,
  world: World,
  { id, template, folder }: OwnTrashed,
  instead: string | null,
): Promise<void> {
  const places = [folder, instead ?? BROWSER_FOLDER.id];
  const standing = await db.folders.where('id').anyOf(places).primaryKeys();
  const lies = places.find(place => place === BROWSER_FOLDER.id || standing.includes(place));
  const row = { id, folder: lies ?? BROWSER_FOLDER.id, template, changed_at: world.now(), copy: null };
  await db.own.put(row);
  await db.trash.delete(id);
}

/** Within a write: what has lain in the trash for long enough goes when something else has come. */
export async function sweepTrash(db: LibraryDatabase, world: World): Promise<void> {
  const over = await db.trash.where('deleted_at').belowOrEqual(threshold(world)).primaryKeys();
  for (const id of over) await forgetStates(db, id);
  await db.trash.bulkDelete(over);
}

function threshold(world: World): string {
  return new Date(Date.parse(world.now()) - TRASH_KEPT).toISOString();
}

const NOT_THERE: Outcome = { kind: 'refused', reason: { code: 'not_in_trash' } };
