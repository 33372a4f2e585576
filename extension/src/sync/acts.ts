import { BROWSER_FOLDER } from '@/library/entry';
import type { Copy, LibraryEntry, Outcome } from '@/library/workspace';
import type { Template } from '@/template/template';
import { keep } from './copies';
import { keyOf, type LibraryDatabase, touch } from './database';
import { isOwn } from './folders';
import { chainOf, want } from './outbox';
import { forgetStates, keepState, sweepTrash, throwAway } from './own_past';
import type { World } from './server';

/**
 * What one act of the hand is made of, within a write that somebody else began; `told` ends it. However many templates
 * it changes, each folder is looked up once and the journal gets one line, so that readers look at these alone.
 */
export class Acts {
  private readonly folders = new Map<string, Lying>();
  private readonly changed: string[] = [];
  private hasThrownAway = false;

  constructor(
    private readonly db: LibraryDatabase,
    private readonly world: World,
  ) {}

  /** Tells readers what to look at again. */
  async told(): Promise<void> {
    if (this.hasThrownAway) await sweepTrash(this.db, this.world);
    if (this.changed.length > 0) await touch(this.db, this.changed);
  }

  async create(folder: string, template: Template): Promise<Outcome> {
    const { isOwn, team, mayEdit } = await this.lying(folder);
    if (!mayEdit) return READ_ONLY;
    const id = this.world.id();
    if (isOwn) {
      await this.db.own.add({ id, folder, template, changed_at: this.world.now(), copy: null });
      this.changed.push(id);
      return { kind: 'done', ids: [id] };
    }
    if (!team) return READ_ONLY;
    const key = keyOf(team, id);
    await want(this.db, this.world, { key, team, id }, { folder, template });
    this.changed.push(key);
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
    for (const id of ids) this.changed.push(id);
    return { kind: 'done', ids };
  }

  /** Within its team a template keeps its id when it moves; out of it, or into it, it is another one. */
  async replace(entry: LibraryEntry, folder: string, template: Template): Promise<Outcome> {
    const [to, from] = [await this.lying(folder), await this.lying(entry.folder)];
    if (!to.mayEdit || !from.mayEdit) return READ_ONLY;
    if (to.team === from.team) {
      await this.put(entry, { folder, template });
      return { kind: 'done', ids: [entry.id] };
    }
    const outcome = await this.create(folder, template);
    if (outcome.kind === 'done') await this.leave(entry);
    return outcome;
  }

  async put(entry: LibraryEntry, wanted: { folder: string; template: Template } | null): Promise<void> {
    const { team } = await this.lying(entry.folder);
    if (team) {
      const id = entry.id.slice(keyOf(team, '').length);
      await want(this.db, this.world, { key: entry.id, team, id }, wanted);
    } else await this.putOwn(entry.id, wanted);
    this.changed.push(entry.id);
  }

  private async putOwn(id: string, wanted: { folder: string; template: Template } | null): Promise<void> {
    const row = await this.db.own.get(id);
    if (!row) return;
    if (wanted) {
      await keepState(this.db, this.world, row, wanted.template);
      await this.db.own.put({ ...row, ...wanted, changed_at: this.world.now() });
      return;
    }
    await throwAway(this.db, this.world, row);
    this.hasThrownAway = true;
    await this.db.own.delete(id);
  }

  async bringBack(entry: LibraryEntry): Promise<string> {
    if ((await this.lying(entry.folder)).isOwn) {
      const { id, folder, template, changed_at, copy } = entry;
      await this.db.own.put({ id, folder, template, changed_at, copy });
      await this.db.trash.delete(id);
      this.changed.push(id);
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
    const { team, mayEdit } = await this.lying(folder);
    if (!team || !mayEdit) return false;
    // Somebody else may have brought it back before.
    if (await this.db.rows.get(key)) return true;
    const id = key.slice(keyOf(team, '').length);
    await want(this.db, this.world, { key, team, id }, { folder, template });
    this.changed.push(key);
    return true;
  }

  /** Without a trace: what it said stands elsewhere. */
  async forget(id: string): Promise<void> {
    await forgetStates(this.db, id);
    await this.db.own.delete(id);
    this.changed.push(id);
  }

  /** It went to another home, where it is another template. */
  private async leave(entry: LibraryEntry): Promise<void> {
    if ((await this.lying(entry.folder)).team) await this.put(entry, null);
    else await this.forget(entry.id);
  }

  async mayEdit(folder: string): Promise<boolean> {
    return (await this.lying(folder)).mayEdit;
  }

  private async lying(folder: string): Promise<Lying> {
    const known = this.folders.get(folder) ?? (await lyingOf(this.db, folder));
    this.folders.set(folder, known);
    return known;
  }
}

/** Whose a folder is, and whether one may write there. */
interface Lying {
  isOwn: boolean;
  team: string | null;
  mayEdit: boolean;
}

async function lyingOf(db: LibraryDatabase, folder: string): Promise<Lying> {
  if (await isOwn(db, folder)) return { isOwn: true, team: null, mayEdit: true };
  const scope = await db.scopes.get(folder);
  return { isOwn: false, team: scope?.team ?? null, mayEdit: scope !== undefined && scope.right !== 'use' };
}

/** One may use the folder's templates, not edit them. */
export const READ_ONLY: Outcome = { kind: 'refused', reason: { code: 'read_only' } };
