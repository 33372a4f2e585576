import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry, Outcome } from '@/library/workspace';
import { LibraryDatabase } from '@/sync/database';
import { type Http, teamServer } from '@/sync/http';
import type { World } from '@/sync/server';
import { syncTeam } from '@/sync/sync';
import { wholeView } from '@/sync/view';
import { Hand } from '@/sync/writing';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

export const TEAM = 'team';

/** The end of a worker in the middle of its work. */
export class Killed extends Error {}

/** Somebody at a browser of their own: reads, writes, syncs; the actor of these tests. */
export class Person {
  readonly db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  readonly world: World;
  readonly hand: Hand;
  /** Steps until the worker is killed; null lives on. */
  private life: number | null = null;

  constructor(
    readonly name: string,
    private readonly http: Http,
  ) {
    let count = 0;
    this.world = {
      id: () => `${name}-${String(++count).padStart(6, '0')}`,
      now: () => '2026-01-01T00:00:00.000Z',
    };
    this.hand = new Hand(this.db, this.world);
    this.killBetweenWrites();
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

  sync(http: Http = this.http) {
    return syncTeam(this.db, teamServer(http, TEAM), this.world, TEAM, this.name);
  }

  /** Syncs until that many steps, requests and writes alike, were taken; then nothing of the worker is left. */
  async syncAndDie(steps: number, http: Http = this.http): Promise<void> {
    this.life = steps;
    try {
      await this.sync(async (path, request) => {
        this.step();
        const exchanged = await http(path, request);
        this.step();
        return exchanged;
      });
    } catch (end) {
      if (!(end instanceof Killed)) throw end;
    } finally {
      this.life = null;
    }
  }

  private step(): void {
    if (this.life !== null && --this.life < 0) throw new Killed();
  }

  private killBetweenWrites(): void {
    const transaction = this.db.transaction.bind(this.db);
    Object.assign(this.db, {
      transaction: (...args: Parameters<typeof transaction>) => {
        this.step();
        return transaction(...args);
      },
    });
  }
}
