import Dexie, { liveQuery } from 'dexie';
import type { Folder } from '@/library/entry';
import type { LibraryEntry } from '@/library/workspace';
import { type LibraryDatabase, SEEN } from './database';
import { stateOf } from './standing';
import { foldersOf, viewOf, wholeView } from './view';

/** What changed since one looked last: these entries, or everything. */
export type Difference = { kind: 'nothing' } | { kind: 'some'; keys: string[] } | { kind: 'everything' };

/** The library as a person sees it, in memory; each look reads only what the journal names. */
export class Mirror {
  readonly entries = new Map<string, LibraryEntry>();
  /** The very same list until one of them is another. */
  folders: readonly Folder[] = [];
  /** The team's values; of several teams, the last one's win. */
  values: Record<string, string> = {};
  private read = -1;

  constructor(private readonly db: LibraryDatabase) {}

  /** The newest journal entry that is in here. */
  get position(): number {
    return this.read;
  }

  look(): Promise<Difference> {
    return this.db.transaction('r', [...SEEN], async () => {
      const difference = await differenceSince(this.db, this.read);
      if (difference.kind === 'nothing') return difference;

      if (difference.kind === 'everything') {
        this.entries.clear();
        this.take(await wholeView(this.db));
      } else {
        const found = await viewOf(this.db, difference.keys);
        const there = new Set(found.map(entry => entry.id));
        for (const key of difference.keys) if (!there.has(key)) this.entries.delete(key);
        // What was there before keeps its place.
        this.take(found);
      }
      await this.takeTheSmall();
      return difference;
    });
  }

  private take(entries: readonly LibraryEntry[]): void {
    for (const entry of entries) this.entries.set(entry.id, entry);
  }

  private async takeTheSmall(): Promise<void> {
    const folders = await foldersOf(this.db);
    if (JSON.stringify(folders) !== JSON.stringify(this.folders)) this.folders = folders;
    this.values = Object.assign({}, ...(await this.db.places.toArray()).map(place => place.values));
    this.read = await newest(this.db);
  }
}

/** Which entries to look at again after that place in the journal; everything where it does not reach back. */
async function differenceSince(db: LibraryDatabase, position: number): Promise<Difference> {
  const last = await newest(db);
  if (last === position) return { kind: 'nothing' };
  const reachesBack = position > 0 && (await db.journal.get(position)) !== undefined;
  if (!reachesBack) return { kind: 'everything' };

  const since = await db.journal.where('n').above(position).toArray();
  return { kind: 'some', keys: [...new Set(since.flatMap(entry => entry.keys))] };
}

/** Calls back now and after every change, from whichever page or worker it came, until the signal aborts. */
export function onChange(db: LibraryDatabase, changed: () => void, signal: AbortSignal): void {
  const watch = liveQuery(async () => [await newest(db), await stateOf(db)]).subscribe({
    next: changed,
  });
  signal.addEventListener('abort', () => watch.unsubscribe());
}

/** The last entry of the journal; 0 before the first. */
export async function newest(db: LibraryDatabase): Promise<number> {
  return (await db.journal.where('n').between(Dexie.minKey, Dexie.maxKey).last())?.n ?? 0;
}
