import type { Plan } from '@/imports/plan';
import type { Folder } from '@/library/entry';
import type { Reason } from '@/library/reason';
import { type Values, valuesOf } from '@/library/values';
import type { View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { mayHold } from '../library/acts_at_hand';
import { comesTrue } from '../library/comes_true';
import { type FolderKeeper, keeperFor } from '../library/folders/folder_keeper';
import { walked } from './folder_path';

export type Brought =
  | {
      kind: 'brought';
      folder: string;
      /** What of the plan was written: all of it, or as far as it came before it was stopped. */
      wrote: Plan;
      undo(): Promise<void>;
    }
  | { kind: 'refused'; reason: Reason };

/** Whoever waits for it. */
export interface Watching {
  /** Once it aborts nothing more is written. */
  signal: AbortSignal;
  /** How many templates are written by now. */
  wrote(count: number): void;
}

/**
 * Puts a plan into the library below one folder, some templates at a time: all of it, or as far as it came when it
 * was stopped; where something is refused, nothing. Folders are made as the file has them; where this person may
 * make none, one that is not there becomes a tag.
 */
export async function bring(
  workspace: Workspace,
  view: View,
  plan: Plan,
  into: string,
  values: Values,
  { signal, wrote }: Watching = UNWATCHED,
): Promise<Brought> {
  const keeper = keeperFor(workspace, view, view.folders.find(({ id }) => id === into) ?? null);
  const done = new Done(workspace, keeper);
  const tree = new Tree(keeper, [...view.folders], into, done);
  const pieces = piecesOf(plan);

  for (const piece of pieces) {
    if (signal.aborted) break;
    const reason = await written(workspace, piece, tree, done);
    if (reason) return done.undoneBecause(reason);
    wrote(countOf(done.wrote));
  }
  if (!signal.aborted && Object.keys(values).length > 0)
    await workspace.changeSettings({ values: { ...view.settings.values, ...values } });
  const folder = plan.adds.length === 1 || plan.adds.length === 0 ? (done.last ?? into) : into;
  return { kind: 'brought', folder, wrote: done.wrote, undo: () => done.undo() };
}

/** How many templates a plan writes. */
export function countOf({ adds, replaces }: Plan): number {
  return adds.reduce((sum, { templates }) => sum + templates.length, replaces.length);
}

const UNWATCHED: Watching = { signal: new AbortController().signal, wrote: () => undefined };

/** Templates in one write: between two a person may stop it, and sees how far it is. */
const AT_ONCE = 100;

type Piece =
  | { kind: 'add'; folder: string; templates: Template[] }
  | { kind: 'replace'; replaces: Plan['replaces'] };

function piecesOf({ adds, replaces }: Plan): Piece[] {
  const added = adds.flatMap(({ folder, templates }) =>
    inPieces(templates).map(some => ({ kind: 'add' as const, folder, templates: some })),
  );
  return [...added, ...inPieces(replaces).map(some => ({ kind: 'replace' as const, replaces: some }))];
}

function inPieces<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / AT_ONCE);
  return Array.from({ length: count }, (_, nth) => items.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE));
}

/** Writes one piece, and notes it; the reason where it is refused. */
async function written(workspace: Workspace, piece: Piece, tree: Tree, done: Done): Promise<Reason | null> {
  if (piece.kind === 'replace') {
    const drafts = piece.replaces.map(({ entry: { id, folder }, template }) => ({ id, folder, template }));
    const outcome = await workspace.saveAll(drafts);
    if (outcome.kind === 'refused') return outcome.reason;
    done.noteReplaced(piece.replaces);
    return null;
  }
  const { folder, templates } = piece;
  const place = await tree.at(folder);
  if (place.kind === 'refused') return place.reason;
  const outcome = await workspace.add(place.id, tagged(templates, place.missing));
  if (outcome.kind === 'refused') return outcome.reason;
  done.noteAdded(folder, templates, outcome.ids, place.id);
  return null;
}

/** What an import would set and nobody has. */
export function newValues(values: Values, { settings, team }: Pick<View, 'settings' | 'team'>): Values {
  const known = valuesOf(settings, team);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(known, name)));
}

/** What was written, and the way back. */
class Done {
  readonly wrote: Plan = { adds: [], replaces: [], skipped: 0 };
  readonly made: string[] = [];
  /** The folder that was written to last. */
  last: string | null = null;
  private readonly added: string[] = [];

  constructor(
    private readonly workspace: Workspace,
    private readonly keeper: FolderKeeper,
  ) {}

  noteAdded(folder: string, templates: readonly Template[], ids: readonly string[], place: string): void {
    const before = this.wrote.adds.at(-1);
    if (before?.folder === folder) before.templates.push(...templates);
    else this.wrote.adds.push({ folder, templates: [...templates] });
    this.added.push(...ids);
    this.last = place;
  }

  noteReplaced(replaces: Plan['replaces']): void {
    this.wrote.replaces.push(...replaces);
    if (this.added.length === 0) this.last = replaces.at(-1)?.entry.folder ?? null;
  }

  async undo(): Promise<void> {
    if (this.added.length > 0) await this.workspace.remove(this.added);
    const before = this.wrote.replaces.map(({ entry: { id, folder, template } }) => ({
      id,
      folder,
      template,
    }));
    if (before.length > 0) await this.workspace.saveAll(before);
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
    const { missing, ...found } = walked(this.folders, this.into, path);
    let { id } = found;
    for (const [step, name] of missing.entries()) {
      const parent = this.folders.find(each => each.id === id);
      if (!parent || !mayHold(parent)) return { kind: 'found', id, missing: missing.slice(step) };
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
