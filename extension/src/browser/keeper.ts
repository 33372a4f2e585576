import type { Found } from '@/library/entry';
import { SearchIndex } from '@/library/search';
import type { ShelvedEntry } from '@/library/shelf';
import type { LibraryDatabase } from '@/sync/database';
import { Mirror, newest } from '@/sync/mirror';
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

  constructor(private readonly db: LibraryDatabase) {
    this.mirror = new Mirror(db);
    this.shelf = new ShelfWriter(db, this.mirror);
  }

  /** Brings the shelf up to the library. Nothing is read when nothing changed while the worker slept. */
  async keepShelf(): Promise<void> {
    const isLoaded = this.mirror.position >= 0;
    if (!isLoaded && (await this.shelf.isUpTo(await newest(this.db)))) return;
    await this.lookAgain();
  }

  /** Also what does not come from the library: who writes, as the settings name them. */
  lookAgain(): Promise<void> {
    this.turn = this.turn.catch(() => undefined).then(() => this.look());
    return this.turn;
  }

  async search(query: string, limit: number): Promise<Found[]> {
    await this.lookAgain();
    return this.index.search(query, Math.min(limit, MOST_FOUND), await readUsage(this.db));
  }

  async entry(id: string): Promise<ShelvedEntry | null> {
    const [entry] = await viewOf(this.db, [id]);
    if (!entry) return null;
    const folder = (await foldersOf(this.db)).find(each => each.id === entry.folder);
    const { folder: lies, revision, template } = entry;
    return { id, folder: lies, revision, template, folder_name: folder?.name ?? '' };
  }

  async used(id: string): Promise<void> {
    if ((await viewOf(this.db, [id])).length > 0) await rememberUse(this.db, id);
  }

  async templates(): Promise<number> {
    return (await this.db.own.count()) + (await this.db.rows.count());
  }

  private async look(): Promise<void> {
    const difference = await this.mirror.look();
    indexInto(this.index, this.mirror, difference);
    await this.shelf.write(difference);
    if (difference.kind !== 'nothing') this.prepareSearch();
  }

  /** A little at a time, so that a message in between is answered at once. */
  private prepareSearch(): void {
    setTimeout(() => {
      if (this.index.prepare(A_FEW)) this.prepareSearch();
    });
  }
}

const MOST_FOUND = 100;
/** About 4 ms of folding. */
const A_FEW = 100;
