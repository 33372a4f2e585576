import type { Found } from '@/library/entry';
import { SearchIndex } from '@/library/search';
import type { ShelvedEntry } from '@/library/shelf';
import type { Usage } from '@/library/usage';
import type { LibraryDatabase } from '@/sync/database';
import { type Difference, Mirror, newest } from '@/sync/mirror';
import { foldersOf, viewOf } from '@/sync/view';
import { indexInto } from './indexing';
import { ShelfWriter } from './shelf_writer';
import { readUsage, rememberUse } from './usage';

/** The service worker's library: keeps the shelf as the library is, answers searches. Loads it when first needed. */
export class Keeper {
  private readonly mirror: Mirror;
  private readonly index = new SearchIndex();
  private readonly shelf: ShelfWriter;
  private turn: Promise<void> = Promise.resolve();
  private usage: Usage | null = null;
  private readonly unwritten: Difference[] = [];

  constructor(private readonly db: LibraryDatabase) {
    this.mirror = new Mirror(db);
    this.shelf = new ShelfWriter(db, this.mirror);
  }

  /** Brings the shelf up to the library. Nothing is read when nothing changed while the worker slept. */
  async keepShelf(): Promise<void> {
    if (!this.isLoaded && (await this.shelf.isUpTo(await newest(this.db)))) return;
    await this.look();
  }

  /** Who writes and what the team's values are, where that may have changed without the library. */
  async keepSurroundings(): Promise<void> {
    if (!this.isLoaded) await this.look();
    await this.inTurn(() => this.shelf.writeSurroundings());
  }

  /** As the library was when it last told of a change: a key that is pressed waits for no storage. */
  async search(query: string, limit: number): Promise<Found[]> {
    if (!this.isLoaded) await this.look();
    this.usage ??= await readUsage(this.db);
    return this.index.search(query, Math.min(limit, MOST_FOUND), this.usage);
  }

  async entry(id: string): Promise<ShelvedEntry | null> {
    const [entry] = await viewOf(this.db, [id]);
    if (!entry) return null;
    const folder = (await foldersOf(this.db)).find(each => each.id === entry.folder);
    const { folder: lies, revision, template } = entry;
    return { id, folder: lies, revision, template, folder_name: folder?.name ?? '' };
  }

  async used(id: string): Promise<void> {
    if ((await viewOf(this.db, [id])).length > 0) this.usage = await rememberUse(this.db, id);
  }

  async templates(): Promise<number> {
    return (await this.db.own.count()) + (await this.db.rows.count());
  }

  private get isLoaded(): boolean {
    return this.mirror.position >= 0;
  }

  private async look(): Promise<void> {
    await this.inTurn(async () => {
      const difference = await this.mirror.look();
      if (difference.kind === 'nothing') return;
      indexInto(this.index, this.mirror, difference);
      this.unwritten.push(difference);
    });
    void this.inTurn(() => this.writeShelf());
  }

  /** Not before the index: a search does not wait for what only the pages need. */
  private async writeShelf(): Promise<void> {
    const differences = this.unwritten.splice(0);
    if (differences.length === 0) return;
    try {
      await this.shelf.write(together(differences));
    } catch {
      // The storage refused, full perhaps: with the next change all of it is tried again.
      this.unwritten.push({ kind: 'everything' });
    }
    this.prepareSearch();
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    this.turn = this.turn.catch(() => undefined).then(run);
    return this.turn;
  }

  /** A little at a time, so that a message in between is answered at once. */
  private prepareSearch(): void {
    setTimeout(() => {
      if (this.index.prepare(A_FEW)) this.prepareSearch();
    });
  }
}

function together(differences: readonly Difference[]): Difference {
  const keys: string[] = [];
  for (const difference of differences) {
    if (difference.kind === 'everything') return difference;
    if (difference.kind === 'some') keys.push(...difference.keys);
  }
  return { kind: 'some', keys: [...new Set(keys)] };
}

const MOST_FOUND = 100;
/** About 4 ms of folding. */
const A_FEW = 100;
