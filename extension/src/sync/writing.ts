import { BROWSER_FOLDER } from '@/library/entry';
import type { Draft, LibraryEntry, Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { keyOf, type LibraryDatabase, touch, write } from './database';
import { homeOf, isOwn } from './folders';
import { chainOf, want } from './outbox';
import type { World } from './server';
import { viewOf } from './view';

/** A person's own hand: every act is saved here before it returns, and for a shared folder stands in the outbox. */
export class Hand {
  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: World,
  ) {}

  save({ id, folder, template }: Draft): Promise<Outcome> {
    return this.act(async () => {
      if (id === undefined) return this.create(folder, template);
      const [entry] = await viewOf(this.db, [id]);
      if (!entry) return this.create(folder, template);
      return this.replace(entry, folder, template);
    });
  }

  /** All of them or none. */
  add(folder: string, templates: readonly Template[]): Promise<Outcome> {
    return this.act(async () => {
      if (await isOwn(this.db, folder)) return this.addOwn(folder, templates);
      const ids: string[] = [];
      for (const template of templates) {
        const outcome = await this.create(folder, template);
        if (outcome.kind === 'refused') return outcome;
        ids.push(...outcome.ids);
      }
      return { kind: 'done', ids };
    });
  }

  remove(ids: readonly string[]): Promise<Outcome> {
    return this.act(async () => {
      for (const entry of await viewOf(this.db, ids)) {
        if (!(await this.mayEdit(entry.folder))) return READ_ONLY;
        await this.put(entry, null);
      }
      return { kind: 'done', ids: [...ids] };
    });
  }

  /** What was removed comes back as it was; where the service has the removal already, under a new id. */
  restore(entries: readonly LibraryEntry[]): Promise<Outcome> {
    return this.act(async () => {
      const ids: string[] = [];
      for (const entry of entries) ids.push(await this.bringBack(entry));
      return { kind: 'done', ids };
    });
  }

  move(ids: readonly string[], folder: string): Promise<Outcome> {
    return this.act(async () => {
      const moved: string[] = [];
      for (const entry of await viewOf(this.db, ids)) {
        const outcome = await this.replace(entry, folder, entry.template);
        if (outcome.kind === 'refused') return outcome;
        moved.push(...outcome.ids);
      }
      return { kind: 'done', ids: moved };
    });
  }

  keepCopy(id: string): Promise<Outcome> {
    return this.act(async () => {
      const copy = await this.db.own.get(id);
      if (!copy?.copy) return { kind: 'refused', message: 'That copy is no longer there.' };
      const [original] = await viewOf(this.db, [copy.copy.of]);
      if (!original) {
        await this.db.own.update(id, { copy: null });
        await touch(this.db, [id]);
        return { kind: 'done', ids: [id] };
      }
      const outcome = await this.replace(original, original.folder, copy.template);
      if (outcome.kind === 'done') await this.forget(id);
      return outcome;
    });
  }

  /** A refusal takes back whatever was written before it. */
  private async act(run: () => Promise<Outcome>): Promise<Outcome> {
    let refused: Outcome | null = null;
    try {
      return await write(this.db, async () => {
        const outcome = await run();
        if (outcome.kind === 'refused') {
          refused = outcome;
          throw new Undone();
        }
        return outcome;
      });
    } catch (failure) {
      if (refused && failure instanceof Undone) return refused;
      throw failure;
    }
  }

  private async create(folder: string, template: Template): Promise<Outcome> {
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

  private async addOwn(folder: string, templates: readonly Template[]): Promise<Outcome> {
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
  private async replace(entry: LibraryEntry, folder: string, template: Template): Promise<Outcome> {
    if (!(await this.mayEdit(folder)) || !(await this.mayEdit(entry.folder))) return READ_ONLY;
    if ((await homeOf(this.db, folder)) === (await homeOf(this.db, entry.folder))) {
      await this.put(entry, { folder, template });
      return { kind: 'done', ids: [entry.id] };
    }
    const outcome = await this.create(folder, template);
    if (outcome.kind === 'done') await this.put(entry, null);
    return outcome;
  }

  private async put(
    entry: LibraryEntry,
    wanted: { folder: string; template: Template } | null,
  ): Promise<void> {
    const team = await homeOf(this.db, entry.folder);
    if (team) {
      const id = entry.id.slice(keyOf(team, '').length);
      await want(this.db, this.world, { key: entry.id, team, id }, wanted);
      return touch(this.db, [entry.id]);
    }
    if (!wanted) return this.forget(entry.id);
    await this.db.own.update(entry.id, { ...wanted, changed_at: this.world.now() });
    await touch(this.db, [entry.id]);
  }

  private async bringBack(entry: LibraryEntry): Promise<string> {
    if (await isOwn(this.db, entry.folder)) {
      const { id, folder, template, changed_at, copy } = entry;
      await this.db.own.put({ id, folder, template, changed_at, copy });
      await touch(this.db, [id]);
      return id;
    }
    const last = (await chainOf(this.db, entry.id))?.at(-1);
    if (last?.state === 'waiting' && last.wanted === null) {
      await this.put(entry, { folder: entry.folder, template: entry.template });
      return entry.id;
    }
    const folder = (await this.mayEdit(entry.folder)) ? entry.folder : BROWSER_FOLDER.id;
    const outcome = await this.create(folder, entry.template);
    return outcome.kind === 'done' ? (outcome.ids[0] ?? entry.id) : entry.id;
  }

  private async forget(id: string): Promise<void> {
    await this.db.own.delete(id);
    await touch(this.db, [id]);
  }

  private async mayEdit(folder: string): Promise<boolean> {
    if (await isOwn(this.db, folder)) return true;
    const scope = await this.db.scopes.get(folder);
    return scope !== undefined && scope.right !== 'use';
  }
}

class Undone extends Error {}

const READ_ONLY: Outcome = {
  kind: 'refused',
  message:
    'You may use this folder’s templates, not edit them. Save into another folder, or ask who manages it.',
};
