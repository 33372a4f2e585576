import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';
import { reasonWords } from '../parts/reason_words';
import type { Step, Successors } from './past';

/** Tags that one template gains and loses. */
export interface Retagging {
  add: readonly string[];
  remove: readonly string[];
}

/** What can be done with several templates at once: each all or nothing, each with its way back. */
export interface Steps {
  remove(entries: readonly LibraryEntry[]): Step;
  /** By id, the folder that each shall lie in. */
  move(places: ReadonlyMap<string, string>): Step;
  retag(changes: ReadonlyMap<string, Retagging>): Step;
  favour(ids: readonly string[]): Step;
  unfavour(ids: readonly string[]): Step;
  /** The id that a template has by now. */
  now(id: string): string;
}

interface Given {
  workspace: Workspace;
  /** The newest one. */
  view(): View | null;
  successors: Successors;
}

export function stepsOver({ workspace, view, successors }: Given): Steps {
  const entriesNow = (ids: Iterable<string>): Map<string, LibraryEntry> => {
    const known = new Map(view()?.entries.map(entry => [entry.id, entry]));
    const now = [...ids].map(id => [id, known.get(successors.of(id))] as const);
    return new Map(now.flatMap(([id, entry]) => (entry ? [[id, entry]] : [])));
  };

  /** Notes who came after whom. */
  const after = (before: readonly string[], outcome: Outcome, back: (ids: readonly string[]) => Step) => {
    if (outcome.kind === 'refused') return { kind: 'refused', message: reasonWords(outcome.reason) } as const;
    successors.note(before, outcome.ids);
    return { kind: 'done', back: back(outcome.ids) } as const;
  };

  const remove =
    (entries: readonly LibraryEntry[]): Step =>
    async () => {
      const now = entries.map(({ id }) => successors.of(id));
      return after(now, await workspace.remove(now), () => restore(entries));
    };
  const restore =
    (entries: readonly LibraryEntry[]): Step =>
    async () => {
      const now = entries.map(entry => ({ ...entry, id: successors.of(entry.id) }));
      const before = now.map(({ id }) => id);
      return after(before, await workspace.restore(now), () => remove(entries));
    };

  const move =
    (places: ReadonlyMap<string, string>): Step =>
    async () => {
      const moving = [...entriesNow(places.keys()).values()];
      const folders = new Map([...places].map(([id, folder]) => [successors.of(id), folder]));
      const drafts = moving.map(({ id, folder, template }) => ({
        id,
        folder: folders.get(id) ?? folder,
        template,
      }));
      const came = new Map(moving.map(({ id, folder }) => [id, folder]));
      return after([...came.keys()], await workspace.saveAll(drafts), () => move(came));
    };

  const retag =
    (changes: ReadonlyMap<string, Retagging>): Step =>
    async () => {
      const undone = new Map<string, Retagging>();
      const now = entriesNow(changes.keys());
      const drafts = [...changes].flatMap(([id, change]) => {
        const entry = now.get(id);
        if (!entry) return [];
        undone.set(entry.id, inverse(entry.template.tags, change));
        return { id: entry.id, folder: entry.folder, template: retagged(entry.template, change) };
      });
      return after([...undone.keys()], await workspace.saveAll(drafts), () => retag(undone));
    };

  const favour =
    (ids: readonly string[]): Step =>
    async () => {
      await workspace.favour(ids.map(id => successors.of(id)));
      return { kind: 'done', back: unfavour(ids) };
    };
  const unfavour =
    (ids: readonly string[]): Step =>
    async () => {
      await workspace.unfavour(ids.map(id => successors.of(id)));
      return { kind: 'done', back: favour(ids) };
    };

  return { remove, move, retag, favour, unfavour, now: id => successors.of(id) };
}

function retagged(template: Template, { add, remove }: Retagging): Template {
  const kept = template.tags.filter(tag => !remove.includes(tag));
  return { ...template, tags: [...kept, ...add.filter(tag => !kept.includes(tag))] };
}

/** Only what it really changes is changed back. */
function inverse(tags: readonly string[], { add, remove }: Retagging): Retagging {
  return { add: remove.filter(tag => tags.includes(tag)), remove: add.filter(tag => !tags.includes(tag)) };
}
