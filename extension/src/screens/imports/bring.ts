import type { Plan } from '@/imports/plan';
import type { Folder } from '@/library/entry';
import type { Reason } from '@/library/reason';
import { type Values, valuesOf } from '@/library/values';
import type { View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { mayHold } from '../library/acts_at_hand';
import { comesTrue } from '../library/comes_true';
import { type FolderKeeper, keeperFor } from '../library/folders/folder_keeper';

export type Brought =
  | { kind: 'brought'; folder: string; count: number; undo(): Promise<void> }
  | { kind: 'refused'; reason: Reason };

/**
 * Puts a plan into the library below one folder: all of it or, where something is refused, nothing. Folders are
 * made as the file has them; where this person may make none, one that is not there becomes a tag.
 */
export async function bring(
  workspace: Workspace,
  view: View,
  plan: Plan,
  into: string,
  values: Values,
): Promise<Brought> {
  const { folders, settings } = view;
  const keeper = keeperFor(workspace, view, folders.find(({ id }) => id === into) ?? null);
  const done = new Done(workspace, keeper);
  const tree = new Tree(keeper, [...folders], into, done);
  let count = 0;
  let last = into;

  for (const { folder, templates } of plan.adds) {
    const place = await tree.at(folder);
    if (place.kind === 'refused') return done.undoneBecause(place.reason);
    const outcome = await workspace.add(place.id, tagged(templates, place.missing));
    if (outcome.kind === 'refused') return done.undoneBecause(outcome.reason);
    done.added.push(...outcome.ids);
    count += templates.length;
    last = plan.adds.length === 1 ? place.id : into;
  }
  for (const { entry, template } of plan.replaces) {
    const { id, folder } = entry;
    const outcome = await workspace.save({ id, folder, template });
    if (outcome.kind === 'refused') return done.undoneBecause(outcome.reason);
    done.replaced.push({ id, folder, template: entry.template });
    count++;
    last = plan.adds.length === 0 ? folder : last;
  }
  if (Object.keys(values).length > 0)
    await workspace.changeSettings({ values: { ...settings.values, ...values } });
  return { kind: 'brought', folder: last, count, undo: () => done.undo() };
}

/** What an import would set and nobody has. */
export function newValues(values: Values, { settings, team }: Pick<View, 'settings' | 'team'>): Values {
  const known = valuesOf(settings, team);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(known, name)));
}

/** What was written, and the way back. */
class Done {
  readonly added: string[] = [];
  readonly made: string[] = [];
  readonly replaced: { id: string; folder: string; template: Template }[] = [];

  constructor(
    private readonly workspace: Workspace,
    private readonly keeper: FolderKeeper,
  ) {}

  async undo(): Promise<void> {
    if (this.added.length > 0) await this.workspace.remove(this.added);
    for (const before of this.replaced) await this.workspace.save(before);
    if (this.made.length === 0) return;
    // A team's folder goes only once the service knows that it is empty.
    await this.workspace.syncNow();
    await comesTrue(this.workspace, ({ sync }) => sync.waiting === 0);
    for (const folder of this.made.toReversed()) await this.keeper.remove(folder);
  }

  async undoneBecause(reason: Reason): Promise<Brought> {
    await this.undo();
    return { kind: 'refused', reason };
  }
}

type Place = { kind: 'found'; id: string; missing: string[] } | { kind: 'refused'; reason: Reason };

/** The folders below the one that was chosen. */
class Tree {
  constructor(
    private readonly keeper: FolderKeeper,
    private readonly folders: Folder[],
    private readonly into: string,
    private readonly done: Done,
  ) {}

  /** The folder at a path such as `Shop/Returns`, and the names of it that there is no folder for. */
  async at(path: string): Promise<Place> {
    let id = this.into;
    const names = path.split('/').filter(Boolean);
    for (const [step, name] of names.entries()) {
      const found = this.folders.find(
        each => each.parent === id && each.name === name && each.right !== 'use',
      );
      if (found) {
        id = found.id;
        continue;
      }
      const parent = this.folders.find(each => each.id === id);
      if (!parent || !mayHold(parent)) return { kind: 'found', id, missing: names.slice(step) };
      const kept = await this.keeper.create(id, name);
      if (kept.kind === 'refused') return { kind: 'refused', reason: { code: 'said', words: kept.message } };
      this.folders.push({ ...parent, id: kept.id, parent: id, name });
      this.done.made.push(kept.id);
      id = kept.id;
    }
    return { kind: 'found', id, missing: [] };
  }
}

function tagged(templates: readonly Template[], tags: readonly string[]): Template[] {
  const short = tags.map(tag => tag.slice(0, 50));
  return templates.map(template => ({
    ...template,
    tags: [...new Set([...template.tags, ...short])].slice(0, 50),
  }));
}
