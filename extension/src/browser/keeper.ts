import type { Found } from '@/library/entry';
import type { Answered } from '@/library/fits';
import { SearchIndex } from '@/library/search';
import type { ShelvedEntry } from '@/library/shelf';
import { type Habits, recents } from '@/library/usage';
import type { LibraryDatabase } from '@/sync/database';
import { type Difference, Mirror, newest } from '@/sync/mirror';
import { foldersOf, viewOf } from '@/sync/view';
import { indexInto } from '@/web/indexing';
import { readHabits, rememberUse, toggleFavourite } from '@/web/usage';
import { plainQuery } from '@/words/query';
import { dropDigest, readDigest, writeDigest } from './digest';
import { ShelfWriter } from './shelf_writer';

/** The service worker's library: keeps the shelf as the library is, answers searches. Loads it when first needed. */
export class Keeper {
  private readonly mirror: Mirror;
  private readonly index = new SearchIndex();
  private readonly shelf: ShelfWriter;
  private turn: Promise<void> = Promise.resolve();
  private habits: Omit<Habits, 'now'> | null = null;
  private readonly unwritten: Difference[] = [];
  private begun: Promise<void> | null = null;
  private digestedAt = -1;
  private digesting: ReturnType<typeof setTimeout> | undefined;
  /** One may lie there from before this worker woke. */
  private mayHaveDigest = true;

  constructor(private readonly db: LibraryDatabase) {
    this.mirror = new Mirror(db);
    this.shelf = new ShelfWriter(db, this.mirror);
  }

  /** Brings the shelf up to the library. Nothing is read when nothing changed while the worker slept. */
  async keepShelf(): Promise<void> {
    // Storage answers one reader after the other, and a person may be looking at what has just changed.
    await new Promise(resolve => setTimeout(resolve, AFTER_THE_SCREENS_MS));
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
    const habits = await this.ready();
    const most = Math.min(limit, MOST_FOUND);
    const plain = plainQuery(query);
    const rows = this.index.search(plain, most, habits);
    if (this.isLoaded || rows.length >= most || query.trim() === '') return rows;
    // Too few without the words of the bodies, which are being read.
    await this.look();
    return this.index.search(plain, most, habits);
  }

  /** For the list that opens while somebody types a shortcut. */
  async beginningWith(typed: string, limit: number): Promise<Found[]> {
    const habits = await this.ready();
    return this.index.beginningWith(typed, Math.min(limit, MOST_FOUND), habits);
  }

  /** What is about the same as the message being answered. */
  async fitting(message: Answered, limit: number): Promise<Found[]> {
    const habits = await this.ready();
    if (!this.isLoaded) await this.look();
    while (this.index.prepare(A_FEW)) await aTurn();
    return this.index.fitting(message, Math.min(limit, MOST_FOUND), habits);
  }

  async entry(id: string): Promise<ShelvedEntry | null> {
    const [entry] = await viewOf(this.db, [id]);
    if (!entry) return null;
    const folder = (await foldersOf(this.db)).find(each => each.id === entry.folder);
    const { folder: lies, revision, template } = entry;
    return { id, folder: lies, revision, template, folder_name: folder?.name ?? '' };
  }

  async used(id: string): Promise<void> {
    if ((await viewOf(this.db, [id])).length === 0) return;
    await rememberUse(this.db, id);
    this.habits = null;
  }

  /** Favourites first, then what was used lately: a few, for a menu. Reads these alone. */
  async atHand(most: number): Promise<{ id: string; title: string }[]> {
    const { usage, favourites } = await readHabits(this.db);
    const ids = [...new Set([...favourites, ...recents(usage)])].slice(0, 2 * most);
    const entries = new Map((await viewOf(this.db, ids)).map(entry => [entry.id, entry]));
    return ids
      .flatMap(id => entries.get(id) ?? [])
      .slice(0, most)
      .map(({ id, template }) => ({ id, title: template.title }));
  }

  /** True when it is marked now. */
  async favour(id: string): Promise<boolean> {
    const favourites = await toggleFavourite(this.db, id);
    this.habits = null;
    return favourites.has(id);
  }

  async templates(): Promise<number> {
    return (await this.db.own.count()) + (await this.db.rows.count());
  }

  private async ready(): Promise<Habits> {
    if (!this.isLoaded) await this.begin();
    this.habits ??= await readHabits(this.db);
    return { ...this.habits, now: Date.now() };
  }

  /** The first search is answered from the digest; the library is read right after it. */
  private begin(): Promise<void> {
    this.begun ??= this.fromDigest();
    return this.begun;
  }

  private async fromDigest(): Promise<void> {
    const position = await newest(this.db);
    const digest = await readDigest(this.db, position);
    if (!digest || this.isLoaded) return this.look();
    this.digestedAt = position;
    for (const entry of digest.entries) this.index.set(entry, digest.paths.get(entry.folder) ?? []);
    setTimeout(() => void this.look(), AFTER_THE_ANSWER_MS);
  }

  /** The old one goes at once; the new one is made when it is quiet, as one edit follows the other. */
  private async keepDigest(): Promise<void> {
    if (this.digestedAt === this.mirror.position) return;
    clearTimeout(this.digesting);
    // Each write holds up who reads, and one edit follows the other.
    if (this.mayHaveDigest) await dropDigest(this.db);
    this.mayHaveDigest = false;
    this.digesting = setTimeout(() => void this.inTurn(() => this.digest()), QUIET_MS);
  }

  private async digest(): Promise<void> {
    const { position, entries, folders } = this.mirror;
    this.mayHaveDigest = true;
    // On a full disk there is none, and the first search takes longer.
    await writeDigest(this.db, position, entries.values(), folders).catch(() => undefined);
    this.digestedAt = position;
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
    await this.keepDigest();
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

/** So that a message in between is answered at once. */
const aTurn = () => new Promise(resolve => setTimeout(resolve));

const MOST_FOUND = 100;
const AFTER_THE_ANSWER_MS = 5;
const AFTER_THE_SCREENS_MS = 60;
const QUIET_MS = 2_000;
/** About 4 ms of folding. */
const A_FEW = 100;
