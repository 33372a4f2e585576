import { BROWSER_FOLDER } from '@/library/entry';
import type { Outcome } from '@/library/workspace';
import { type LibraryDatabase, touch, write } from './database';
import { unlessFull } from './full';
import type { World } from './server';

/** Folders of this browser alone. */
export function createFolder(
  db: LibraryDatabase,
  world: World,
  parent: string,
  name: string,
): Promise<Outcome> {
  return unlessFull(() =>
    write(db, async () => {
      const known = parent === BROWSER_FOLDER.id || (await db.folders.get(parent)) !== undefined;
      if (!known) return NOT_HERE;
      if (name.trim() === '') return NAMELESS;
      const id = world.id();
      await db.folders.add({ id, parent, name: name.trim() });
      await touch(db, []);
      return { kind: 'done', ids: [id] };
    }),
  );
}

export function renameFolder(db: LibraryDatabase, id: string, name: string): Promise<Outcome> {
  return unlessFull(() =>
    write(db, async () => {
      if (name.trim() === '') return NAMELESS;
      if ((await db.folders.update(id, { name: name.trim() })) === 0 && !(await db.folders.get(id)))
        return NOT_HERE;
      await touch(db, []);
      return { kind: 'done', ids: [id] };
    }),
  );
}

export function moveFolder(db: LibraryDatabase, id: string, parent: string): Promise<Outcome> {
  return unlessFull(() =>
    write(db, async () => {
      const parents = new Map((await db.folders.toArray()).map(each => [each.id, each.parent]));
      if (!parents.has(id) || (parent !== BROWSER_FOLDER.id && !parents.has(parent))) return NOT_HERE;
      for (let at: string | undefined = parent; at; at = parents.get(at)) if (at === id) return INSIDE_ITSELF;
      await db.folders.update(id, { parent });
      await touch(db, []);
      return { kind: 'done', ids: [id] };
    }),
  );
}

/** What lies in it moves up. */
export function removeFolder(db: LibraryDatabase, id: string): Promise<Outcome> {
  return unlessFull(() =>
    write(db, async () => {
      const folder = await db.folders.get(id);
      if (!folder) return NOT_HERE;
      const moved = await db.own.where('folder').equals(id).primaryKeys();
      await db.own.where('folder').equals(id).modify({ folder: folder.parent });
      await db.folders.filter(each => each.parent === id).modify({ parent: folder.parent });
      await db.folders.delete(id);
      await touch(db, moved);
      return { kind: 'done', ids: [id] };
    }),
  );
}

const NAMELESS: Outcome = { kind: 'refused', reason: { code: 'folder_nameless' } };
const INSIDE_ITSELF: Outcome = { kind: 'refused', reason: { code: 'inside_itself' } };
/** A team's folders are the service's. */
const NOT_HERE: Outcome = { kind: 'refused', reason: { code: 'folder_not_here' } };
