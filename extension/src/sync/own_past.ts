import { BROWSER_FOLDER } from '@/library/entry';
import { type OwnPast, type OwnTrashed, TRASH_KEPT } from '@/library/own_past';
import type { Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { type LibraryDatabase, type OwnRow, touch, write } from './database';
import { unlessFull } from './full';
import { sameTemplate } from './merge';
import type { World } from './server';

/** Earlier wordings of a template that are kept at most. */
export const MOST_STATES = 50;
/** Milliseconds within which one goes on typing. */
export const ONE_SITTING = 2 * 60 * 1000;

/** Within a write, before it: the wording that stands until now is kept, unless it is of this very sitting. */
export async function keepState(
  db: LibraryDatabase,
  world: World,
  row: OwnRow,
  next: Template,
): Promise<void> {
  if (sameTemplate(row.template, next)) return;
  const kept = await db.states.where('id').equals(row.id).sortBy('n');
  const now = world.now();
  const last = kept.at(-1);
  if (last && Date.parse(now) - Date.parse(last.kept_at) < ONE_SITTING) return;

  const { id, template, changed_at } = row;
  await db.states.add({ id, template, saved_at: changed_at, kept_at: now });
  const tooMany = kept.slice(0, Math.max(0, kept.length + 1 - MOST_STATES));
  await db.states.bulkDelete(tooMany.map(state => state.n));
}

/** Within a write: out of the library, and into the trash. */
export async function throwAway(db: LibraryDatabase, world: World, row: OwnRow): Promise<void> {
  const { id, template, folder } = row;
  const folder_name = (await db.folders.get(folder))?.name ?? BROWSER_FOLDER.name;
  await db.trash.put({ id, template, folder, folder_name, deleted_at: world.now() });
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
