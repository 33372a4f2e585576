import { BROWSER_FOLDER } from '@/library/entry';
import type { Copy, LibraryEntry, Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { keep } from './copies';
import { keyOf, type LibraryDatabase, touch } from './database';
import { homeOf, isOwn } from './folders';
import { chainOf, want } from './outbox';
import { forgetStates, keepState, throwAway } from './own_past';
import type { World } from './server';

/** What the hand's acts are made of; each within a write that somebody else began. */
export class Acts {
  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: World,
  ) {}

  async create(folder: string, template: Template): Promise<Outcome> {
    if (!(await this.mayEdit(folder))) return READ_ONLY;
    const id = this.world.id();
    if (await isOwn(this.db, folder)) {
      await this.db.own.add({ id, folder, template, changed_at: this.world.now(), copy: null });
      await touch(this.db, [id]);
      return { kind: 'done', ids: [id] };
    }
    const scope = await this.db.scopes.get(folder);
    if (!scope) return READ_ONLY;
    const key = keyOf(scope.team, id);
    await want(this.db, this.world, { key, team: scope.team, id }, { folder, template });
    await touch(this.db, [key]);
    return { kind: 'done', ids: [key] };
  }

  async createCopy(template: Template, copy: Copy): Promise<Outcome> {
    return { kind: 'done', ids: [await keep(this.db, this.world, template, copy)] };
  }

  async addOwn(folder: string, templates: readonly Template[]): Promise<Outcome> {
    const changed_at = this.world.now();
    const rows = templates.map(template => ({
      id: this.world.id(),
      folder,
      template,
      changed_at,
      copy: null,
    }));
    const ids = rows.map(row => row.id);
    await this.db.own.bulkAdd(rows);
    await touch(this.db, ids);
    return { kind: 'done', ids };
  }

  /** Within its team a template keeps its id when it moves; out of it, or into it, it is another one. */
  async replace(entry: LibraryEntry, folder: string, template: Template): Promise<Outcome> {
    if (!(await this.mayEdit(folder)) || !(await this.mayEdit(entry.folder))) return READ_ONLY;
    if ((await homeOf(this.db, folder)) === (await homeOf(this.db, entry.folder))) {
      await this.put(entry, { folder, template });
      return { kind: 'done', ids: [entry.id] };
    }
    const outcome = await this.create(folder, template);
    if (outcome.kind === 'done') await this.leave(entry);
    return outcome;
  }

  async put(entry: LibraryEntry, wanted: { folder: string; template: Template } | null): Promise<void> {
    const team = await homeOf(this.db, entry.folder);
    if (team) {
      const id = entry.id.slice(keyOf(team, '').length);
      await want(this.db, this.world, { key: entry.id, team, id }, wanted);
      return touch(this.db, [entry.id]);
    }
    const row = await this.db.own.get(entry.id);
    if (row && !wanted) await throwAway(this.db, this.world, row);
    if (!wanted) return this.takeOut(entry.id);
    if (row) await keepState(this.db, this.world, row, wanted.template);
    await this.db.own.update(entry.id, { ...wanted, changed_at: this.world.now() });
    await touch(this.db, [entry.id]);
  }

  async bringBack(entry: LibraryEntry): Promise<string> {
    if (await isOwn(this.db, entry.folder)) {
      const { id, folder, template, changed_at, copy } = entry;
      await this.db.own.put({ id, folder, template, changed_at, copy });
      await this.db.trash.delete(id);
      await touch(this.db, [id]);
      return id;
    }
    const last = (await chainOf(this.db, entry.id))?.at(-1);
    if (last?.state === 'waiting' && last.wanted === null) {
      await this.put(entry, { folder: entry.folder, template: entry.template });
      return entry.id;
    }
    if (!last && (await this.writeAnew(entry))) return entry.id;
    const folder = (await this.mayEdit(entry.folder)) ? entry.folder : BROWSER_FOLDER.id;
    const outcome = await this.create(folder, entry.template);
    return outcome.kind === 'done' ? (outcome.ids[0] ?? entry.id) : entry.id;
  }

  /** Under the id that it had, which takes it out of the service's trash. */
  private async writeAnew({ id: key, folder, template }: LibraryEntry): Promise<boolean> {
    const team = await homeOf(this.db, folder);
    if (!team || !(await this.mayEdit(folder))) return false;
    // Somebody else may have brought it back before.
    if (await this.db.rows.get(key)) return true;
    const id = key.slice(keyOf(team, '').length);
    await want(this.db, this.world, { key, team, id }, { folder, template });
    await touch(this.db, [key]);
    return true;
  }

  /** Without a trace: what it said stands elsewhere. */
  async forget(id: string): Promise<void> {
    await forgetStates(this.db, id);
    await this.takeOut(id);
  }

  /** It went to another home, where it is another template. */
  private async leave(entry: LibraryEntry): Promise<void> {
    if (await homeOf(this.db, entry.folder)) await this.put(entry, null);
    else await this.forget(entry.id);
  }

  private async takeOut(id: string): Promise<void> {
    await this.db.own.delete(id);
    await touch(this.db, [id]);
  }

  async mayEdit(folder: string): Promise<boolean> {
    if (await isOwn(this.db, folder)) return true;
    const scope = await this.db.scopes.get(folder);
    return scope !== undefined && scope.right !== 'use';
  }
}

/** One may use the folder's templates, not edit them. */
export const READ_ONLY: Outcome = { kind: 'refused', reason: { code: 'read_only' } };
