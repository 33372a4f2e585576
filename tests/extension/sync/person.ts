import { BROWSER_FOLDER } from '@/library/entry';
import type { Account, LibraryEntry, Outcome } from '@/library/workspace';
import { LibraryDatabase } from '@/sync/database';
import { type Http, teamServer } from '@/sync/http';
import { accountOf } from '@/sync/membership';
import type { World } from '@/sync/server';
import { syncTeam } from '@/sync/sync';
import { wholeView } from '@/sync/view';
import { Hand } from '@/sync/writing';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { Dexie, type DBCoreTable } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

export const TEAM = 'team';

/** The end of a worker in the middle of its work. */
export class Killed extends Error {}

/** Somebody at a browser of their own: reads, writes, syncs; the actor of these tests. */
export class Person {
  db: LibraryDatabase;
  readonly world: World;
  hand: Hand;
  /** What the browser has on its disk. */
  readonly disk = new IDBFactory();
  /** Writes and requests until the worker is killed; null lives on. */
  private life: number | null = null;
  private taken = 0;
  /** Writes until the disk is full. */
  room = Number.POSITIVE_INFINITY;

  constructor(
    readonly name: string,
    private readonly http: Http,
    /** As the service knows this person. */
    private readonly id = name,
  ) {
    let count = 0;
    this.world = {
      id: () => `${name}-${String(++count).padStart(6, '0')}`,
      now: () => '2026-01-01T00:00:00.000Z',
    };
    this.db = this.opened();
    this.hand = new Hand(this.db, this.world);
  }

  async sees(): Promise<LibraryEntry[]> {
    return (await wholeView(this.db)).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** What lies in shared folders, by title. */
  async seesTitles(): Promise<string[]> {
    return (await this.sees())
      .filter(entry => entry.folder !== BROWSER_FOLDER.id)
      .map(entry => entry.template.title);
  }

  async copies(): Promise<LibraryEntry[]> {
    return (await this.sees()).filter(entry => entry.copy !== null);
  }

  write(folder: string, template: Partial<Template>): Promise<Outcome> {
    return this.hand.save({ folder, template: { ...EMPTY_TEMPLATE, ...template } });
  }

  async change(title: string, change: Partial<Template>): Promise<Outcome> {
    const entry = (await this.sees()).find(each => each.template.title === title);
    if (!entry) throw new Error(`${this.name} sees no ${title}`);
    return this.hand.save({ ...entry, template: { ...entry.template, ...change } });
  }

  async remove(title: string): Promise<Outcome> {
    const found = (await this.sees()).filter(each => each.template.title === title);
    return this.hand.remove(found.map(each => each.id));
  }

  async sync(http: Http = this.http) {
    await this.signIn();
    return syncTeam(this.db, teamServer(http, TEAM), this.world, TEAM, this.name);
  }

  /** Syncs to the end; tells how many steps that took, requests (before and after) and writes alike. */
  async stepsToSync(http: Http = this.http): Promise<number> {
    this.taken = 0;
    await this.sync(this.stepping(http));
    return this.taken;
  }

  /** Syncs until that many steps were taken; then nothing of the worker is left, and what it was writing is undone. */
  async syncAndDie(steps: number, http: Http = this.http): Promise<void> {
    this.life = steps;
    try {
      await this.sync(this.stepping(http));
    } catch (end) {
      if (!isKilling(end)) throw end;
    } finally {
      this.restart();
    }
  }

  /** Everything anew but for what is on the disk. */
  restart(): void {
    this.db.close();
    this.life = null;
    this.db = this.opened();
    this.hand = new Hand(this.db, this.world);
  }

  /** Who is signed in here, for whoever has not asked the service. */
  private async signIn(): Promise<void> {
    if (await accountOf(this.db)) return;
    const account: Account = { server: '', id: this.id, name: this.name, email: '', teams: [] };
    await this.db.notes.put({ name: 'account', value: account });
  }

  private stepping(http: Http): Http {
    return async (path, request) => {
      this.step();
      const exchanged = await http(path, request);
      this.step();
      return exchanged;
    };
  }

  private step(): void {
    this.taken++;
    if (this.life !== null && --this.life < 0) throw new Killed();
  }

  /** Before each single write, so that a transaction may be cut off in its middle, as the end of a worker does. */
  private opened(): LibraryDatabase {
    const db = new LibraryDatabase('test', { indexedDB: this.disk, IDBKeyRange });
    const isOld = () => this.db !== db;
    db.use({
      stack: 'dbcore',
      name: 'steps',
      create: core => ({
        ...core,
        table: name => {
          const table = core.table(name);
          const mutate: DBCoreTable['mutate'] = async request => {
            if (isOld()) throw new Killed();
            this.step();
            if (--this.room < 0) throw new Dexie.QuotaExceededError('no room');
            return table.mutate(request);
          };
          return { ...table, mutate };
        },
      }),
    });
    return db;
  }
}

function isKilling(end: unknown): boolean {
  return end instanceof Killed || (end as { inner?: unknown } | null)?.inner instanceof Killed;
}
