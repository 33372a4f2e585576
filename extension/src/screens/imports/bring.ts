import type { Plan } from '@/imports/plan';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { Reason } from '@/library/reason';
import { type Values, valuesOf } from '@/library/values';
import type { View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';

type Bringing = Pick<
  Workspace,
  'add' | 'save' | 'remove' | 'createFolder' | 'removeFolder' | 'changeSettings'
>;

export type Brought =
  | { kind: 'brought'; folder: string; count: number; undo(): Promise<void> }
  | { kind: 'refused'; reason: Reason };

/**
 * Puts a plan into the library below one folder: all of it or, where something is refused, nothing. In this browser
 * folders are made as the file has them; elsewhere one that is not there becomes a tag.
 */
export async function bring(
  workspace: Bringing,
  { folders, settings }: Pick<View, 'folders' | 'settings'>,
  plan: Plan,
  into: string,
  values: Values,
): Promise<Brought> {
  const done = new Done(workspace);
  const tree = new Tree(workspace, [...folders], into, done);
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

  constructor(private readonly workspace: Bringing) {}

  async undo(): Promise<void> {
    if (this.added.length > 0) await this.workspace.remove(this.added);
    for (const before of this.replaced) await this.workspace.save(before);
    for (const folder of this.made.toReversed()) await this.workspace.removeFolder(folder);
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
    private readonly workspace: Bringing,
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
      if (!this.isOurs(id)) return { kind: 'found', id, missing: names.slice(step) };
      const outcome = await this.workspace.createFolder(id, name);
      if (outcome.kind === 'refused') return outcome;
      const made = outcome.ids[0] ?? id;
      this.folders.push({ id: made, parent: id, name, right: 'manage', kind: 'browser' });
      this.done.made.push(made);
      id = made;
    }
    return { kind: 'found', id, missing: [] };
  }

  private isOurs(id: string): boolean {
    return this.folders.find(each => each.id === id)?.kind === BROWSER_FOLDER.kind;
  }
}

function tagged(templates: readonly Template[], tags: readonly string[]): Template[] {
  const short = tags.map(tag => tag.slice(0, 50));
  return templates.map(template => ({
    ...template,
    tags: [...new Set([...template.tags, ...short])].slice(0, 50),
  }));
}
