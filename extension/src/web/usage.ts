import { liveQuery } from 'dexie';
import {
  type Favourites,
  withFavourites,
  withFavouriteToggled,
  withoutFavourites,
} from '@/library/favourites';
import { type Habits, type Used, withUse } from '@/library/usage';
import type { LibraryDatabase } from '@/sync/database';

/** What a person used and marked, in this browser. */
export async function readHabits(db: LibraryDatabase): Promise<Omit<Habits, 'now'>> {
  const [usage, favourites] = await db.notes.bulkGet(['usage', 'favourites']);
  return {
    usage: new Map((usage?.value as [string, Used][] | undefined) ?? []),
    favourites: new Set((favourites?.value as string[] | undefined) ?? []),
  };
}

export async function rememberUse(db: LibraryDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.notes, async () => {
    const { usage } = await readHabits(db);
    await db.notes.put({ name: 'usage', value: [...withUse(usage, id, Date.now())] });
  });
}

/** Marks a template, or no longer marks it where it was. */
export function toggleFavourite(db: LibraryDatabase, id: string): Promise<Favourites> {
  return db.transaction('rw', db.notes, async () => {
    const favourites = withFavouriteToggled((await readHabits(db)).favourites, id);
    await db.notes.put({ name: 'favourites', value: [...favourites] });
    return favourites;
  });
}

export function favour(db: LibraryDatabase, ids: readonly string[]): Promise<void> {
  return keepFavourites(db, favourites => withFavourites(favourites, ids));
}

export function unfavour(db: LibraryDatabase, ids: readonly string[]): Promise<void> {
  return keepFavourites(db, favourites => withoutFavourites(favourites, ids));
}

/** Calls back after every use and every mark, from whichever page or worker it came, until the signal aborts. */
export function onHabits(db: LibraryDatabase, changed: () => void, signal: AbortSignal): void {
  const watch = liveQuery(() => db.notes.bulkGet(['usage', 'favourites'])).subscribe({ next: changed });
  signal.addEventListener('abort', () => watch.unsubscribe());
}

function keepFavourites(db: LibraryDatabase, after: (before: Favourites) => Favourites): Promise<void> {
  return db.transaction('rw', db.notes, async () => {
    const favourites = after((await readHabits(db)).favourites);
    await db.notes.put({ name: 'favourites', value: [...favourites] });
  });
}
