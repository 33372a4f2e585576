import { BROWSER_FOLDER } from '@/library/entry';
import type { Copy, LibraryEntry, Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { deletionsUndone } from './brought_back';
import { keep } from './copies';
import { keyOf, type LibraryDatabase, type OwnRow, touch, type Wanted } from './database';
import { Homes } from './homes';
import { type Wish, want } from './outbox';
import { forgetStates, keepStates, sweepTrash, throwAway } from './own_past';
import type { World } from './server';

/** A template as it shall be; a new one without an entry. */
interface Saved extends Wanted {
  entry: LibraryEntry | undefined;
}

/**
 * What one act of the hand is made of, within a write that somebody else began; `told` ends it. However many templates
 * it changes, each folder is looked up once, what is alike is written together, and the journal gets one line, so that
 * readers look at these alone.
 */
export class Acts {
  private readonly homes: Homes;
  private readonly changed: string[] = [];
  private hasThrownAway = false;

  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: World,
  ) {
    this.homes = new Homes(db);
  }

  /** Tells readers what to look at again. */
  async told(): Promise<void> {
    if (this.hasThrownAway) await sweepTrash(this.db, this.world);
    if (this.changed.length > 0) await touch(this.db, this.changed);
  }

  create(folder: string, template: Template): Promise<Outcome> {
    return this.add(folder, [template]);
  }

  async add(folder: string, templates: readonly Template[]): Promise<Outcome> {
    await this.homes.lookUp([folder]);
    const { isOwn, team, mayEdit } = this.homes.of(folder);
    if (!mayEdit) return READ_ONLY;
    if (isOwn) return this.addOwn(folder, templates);
    if (!team) return READ_ONLY;
    const wishes = templates.map((template): Wish => {
      const id = this.world.id();
      return { key: keyOf(team, id), team, id, wanted: { folder, template } };
    });
    await this.wish(wishes);
    return { kind: 'done', ids: wishes.map(({ key }) => key) };
  }

  private async addOwn(folder: string, templates: readonly Template[]): Promise<Outcome> {
    const changed_at = this.world.now();
    const rows = templates.map((template): OwnRow => {
      return { id: this.world.id(), folder, template, changed_at, copy: null };
    });
    await this.db.own.bulkAdd(rows);
    return { kind: 'done', ids: this.saw(rows.map(({ id }) => id)) };
  }

  async createCopy(template: Template, copy: Copy): Promise<Outcome> {
    return { kind: 'done', ids: [await keep(this.db, this.world, template, copy)] };
  }

  replace(entry: LibraryEntry, folder: string, template: Template): Promise<Outcome> {
    return this.saveAll([{ entry, folder, template }]);
  }

  /**
   * The ids in order; the first refusal ends it. Within its team a template keeps its id when it moves; out of it, or
   * into it, it is another one.
   */
  async saveAll(saved: readonly Saved[]): Promise<Outcome> {
    const ids: string[] = [];
    const stay: Put[] = [];
    await this.homes.lookUp(saved.flatMap(({ entry, folder }) => [folder, entry?.folder ?? folder]));
    for (const { entry, folder, template } of saved) {
      const from = entry && this.homes.of(entry.folder);
      const to = this.homes.of(folder);
      if (!to.mayEdit || from?.mayEdit === false) return READ_ONLY;
      if (entry && from?.team === to.team) {
        stay.push({ entry, wanted: { folder, template } });
        ids.push(entry.id);
        continue;
      }
      const outcome = await this.create(folder, template);
      if (outcome.kind === 'refused') return outcome;
      if (entry) await this.leave(entry);
      ids.push(...outcome.ids);
    }
    await this.put(stay);
    return { kind: 'done', ids };
  }

  async remove(entries: readonly LibraryEntry[]): Promise<Outcome> {
    await this.homes.lookUp(entries.map(({ folder }) => folder));
    if (entries.some(({ folder }) => !this.homes.of(folder).mayEdit)) return READ_ONLY;
    await this.put(entries.map(entry => ({ entry, wanted: null })));
    return { kind: 'done', ids: entries.map(({ id }) => id) };
  }

  /** The ids that they have now, in order. */
  async bringBack(entries: readonly LibraryEntry[]): Promise<string[]> {
    const own: LibraryEntry[] = [];
    const shared: LibraryEntry[] = [];
    await this.homes.lookUp(entries.map(({ folder }) => folder));
    for (const entry of entries) (this.homes.of(entry.folder).isOwn ? own : shared).push(entry);
    await this.bringBackOwn(own);

    const { wishes, anew } = await deletionsUndone(this.db, this.homes, shared);
    await this.wish(wishes);
    const now = new Map<string, string>();
    for (const entry of anew) now.set(entry.id, await this.createAgain(entry));
    return entries.map(({ id }) => now.get(id) ?? id);
  }

  private async bringBackOwn(entries: readonly LibraryEntry[]): Promise<void> {
    const ids = this.saw(entries.map(({ id }) => id));
    await this.db.own.bulkPut(entries.map(ownRow));
    await this.db.trash.bulkDelete(ids);
  }

  private async createAgain({ id, folder, template }: LibraryEntry): Promise<string> {
    const outcome = await this.create((await this.mayEdit(folder)) ? folder : BROWSER_FOLDER.id, template);
    return outcome.kind === 'done' ? (outcome.ids[0] ?? id) : id;
  }

  /** Without a trace: what it said stands elsewhere. */
  async forget(id: string): Promise<void> {
    await forgetStates(this.db, id);
    await this.db.own.delete(id);
    this.saw([id]);
  }

  /** It went to another home, where it is another template. */
  private async leave(entry: LibraryEntry): Promise<void> {
    if (this.homes.of(entry.folder).team) await this.put([{ entry, wanted: null }]);
    else await this.forget(entry.id);
  }

  async mayEdit(folder: string): Promise<boolean> {
    await this.homes.lookUp([folder]);
    return this.homes.of(folder).mayEdit;
  }

  /** Each as it stands here now. Of two for one template the last counts. */
  private async put(puts: readonly Put[]): Promise<void> {
    const own: Put[] = [];
    const shared: Wish[] = [];
    for (const each of new Map(puts.map(put => [put.entry.id, put])).values()) {
      const { entry, wanted } = each;
      const { team } = this.homes.of(entry.folder);
      if (team) shared.push({ key: entry.id, team, id: entry.id.slice(keyOf(team, '').length), wanted });
      else own.push(each);
    }
    await this.wish(shared);
    await this.putOwn(own);
  }

  private async putOwn(puts: readonly Put[]): Promise<void> {
    const changed_at = this.world.now();
    const thrown = puts.flatMap(({ entry, wanted }) => (wanted ? [] : ownRow(entry)));
    const rewritten = puts.flatMap(({ entry, wanted }) => (wanted ? { row: ownRow(entry), wanted } : []));
    if (rewritten.length > 0) {
      await keepStates(this.db, this.world, rewritten);
      await this.db.own.bulkPut(rewritten.map(({ row, wanted }) => ({ ...row, ...wanted, changed_at })));
    }
    if (thrown.length > 0) {
      await throwAway(this.db, this.world, thrown);
      this.hasThrownAway = true;
    }
    this.saw(puts.map(({ entry }) => entry.id));
  }

  private async wish(wishes: readonly Wish[]): Promise<void> {
    await want(this.db, this.world, wishes);
    this.saw(wishes.map(({ key }) => key));
  }

  private saw(ids: string[]): string[] {
    for (const id of ids) this.changed.push(id);
    return ids;
  }
}

/** A template as it stands here, and what becomes of it: null takes it away. */
interface Put {
  entry: LibraryEntry;
  wanted: Wanted | null;
}

function ownRow({ id, folder, template, changed_at, copy }: LibraryEntry): OwnRow {
  return { id, folder, template, changed_at, copy };
}

/** One may use the folder's templates, not edit them. */
const READ_ONLY: Outcome = { kind: 'refused', reason: { code: 'read_only' } };
