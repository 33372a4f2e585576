import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { say } from '@/words/say';
import { reasonWords } from '../parts/reason_words';
import type { Drafts } from './editor/drafts';
import { folderName } from './folders/folder_name';
import { folderToWriteIn } from './folders/folder_to_write_in';
import { newTitle } from './new_title';
import type { Notice } from './notice';
import type { Row } from './order';
import type { Step } from './past';
import type { Place } from './place';
import type { Retagging, Steps } from './steps';
import type { Acting } from './use_past';

/** What a person can do with templates; each says what came of it, with a way back where there is one. */
export interface TemplateDoings {
  create(): Promise<void>;
  duplicate(entry: LibraryEntry): Promise<void>;
  remove(entries: readonly LibraryEntry[]): Promise<void>;
  move(entries: readonly LibraryEntry[], folder: string): Promise<void>;
  tag(entries: readonly LibraryEntry[], change: Retagging): Promise<void>;
  /** Marks all of them as favourites; where all are, none is any more. */
  favour(entries: readonly LibraryEntry[]): Promise<void>;
}

/** The library as it is on screen. */
export interface AtHand {
  workspace: Workspace;
  view: View | null;
  place: Place;
  go(to: Partial<Place>): void;
  drafts: Drafts | null;
}

interface Given extends AtHand {
  rows: readonly Row[];
  acting: Acting;
  steps: Steps;
  tell(notice: Notice | null): void;
  point(id: string | null): void;
}

export function templateDoings(given: Given): TemplateDoings {
  const { workspace, view, place, go, drafts, rows, acting, steps, tell, point } = given;

  const opened = (outcome: Outcome, notice: Notice | null) => {
    if (outcome.kind === 'refused') return tell({ message: reasonWords(outcome.reason) });
    if (notice) tell(notice);
    go({ screen: 'templates', template: outcome.ids[0] ?? null });
  };

  return {
    async create() {
      const folder = folderToWriteIn(view?.folders ?? [], place.folder);
      const template = { ...EMPTY_TEMPLATE, title: newTitle() };
      go({ query: '' });
      opened(await workspace.save({ folder, template }), null);
    },

    async duplicate(entry) {
      await drafts?.flush();
      const { title, ...rest } = drafts?.waiting(entry.id) ?? entry.template;
      const copied = say('library.copy_of', { title }).slice(0, 200);
      const template = { ...rest, title: copied, shortcut: '' };
      const outcome = await workspace.save({
        folder: folderToWriteIn(view?.folders ?? [], entry.folder),
        template,
      });
      opened(outcome, { message: say('library.duplicated') });
    },

    async remove(entries) {
      const typed = new Map(entries.map(({ id }) => [id, drafts?.waiting(id) ?? null]));
      await drafts?.flush();
      // What the library could not take, such as half a variable, comes back as the draft that it was.
      const unready = new Map(entries.map(({ id }) => [id, drafts?.waiting(id) ?? null]));
      const kept = entries.map(entry => {
        const words = unready.get(entry.id) ? null : typed.get(entry.id);
        return words ? { ...entry, template: words } : entry;
      });
      const next = neighbour(rows, entries);
      const wasOpen = entries.some(({ id }) => id === place.template);
      const done = await acting.act(
        removedWords(entries, view),
        back(steps.remove(kept), async () => {
          for (const { id, template } of kept) retype(drafts, steps.now(id), template, unready.get(id));
          if (wasOpen && place.template) go({ template: steps.now(place.template) });
        }),
      );
      if (!done) return;
      for (const { id } of entries) drafts?.drop(id);
      point(next);
      if (wasOpen) go({ template: next });
    },

    async move(entries, folder) {
      await drafts?.flush();
      const to = view?.folders.find(each => each.id === folder);
      const places = new Map(entries.map(({ id }) => [id, folder]));
      const said = say('library.moved', { ...counted(entries), folder: to ? folderName(to) : '' });
      await acting.act(said, steps.move(places));
    },

    async tag(entries, { add, remove }) {
      await drafts?.flush();
      const changes = new Map(entries.map(({ id }) => [id, { add, remove }]));
      await acting.act(say('library.tagged', counted(entries)), steps.retag(changes));
    },

    async favour(entries) {
      const marked = entries.filter(({ id }) => view?.favourites.has(id));
      const ids = entries.map(({ id }) => id);
      if (marked.length === entries.length)
        await acting.act(say('library.unfavoured', counted(entries)), steps.unfavour(ids));
      else await acting.act(say('library.favoured', counted(entries)), steps.favour(unmarked(ids, view)));
    },
  };
}

const unmarked = (ids: readonly string[], view: View | null): string[] =>
  ids.filter(id => !view?.favourites.has(id));

/** The same step; whoever takes it back does this as well. */
function back(step: Step, also: () => Promise<void>): Step {
  return async () => {
    const stepped = await step();
    if (stepped.kind === 'refused') return stepped;
    const taken: Step = async () => {
      const undone = await stepped.back();
      if (undone.kind === 'done') await also();
      return undone;
    };
    return { kind: 'done', back: taken };
  };
}

function retype(drafts: Drafts | null, id: string, base: Template, words: Template | null | undefined): void {
  if (words) drafts?.typed(id, { template: words, base, seen: base });
}

/** The row that takes the place of those that leave. */
function neighbour(rows: readonly Row[], leaving: readonly LibraryEntry[]): string | null {
  const ids = new Set(leaving.map(({ id }) => id));
  const first = rows.findIndex(row => ids.has(row.id));
  const stays = (row: Row) => !ids.has(row.id);
  return (rows.slice(first).find(stays) ?? rows.slice(0, first).findLast(stays))?.id ?? null;
}

function removedWords(entries: readonly LibraryEntry[], view: View | null): string {
  const folders = new Set(entries.map(({ folder }) => folder));
  const shared = view?.folders.filter(({ id, kind }) => kind === 'team' && folders.has(id)) ?? [];
  const [only] = shared;
  if (!only) return say('library.removed', counted(entries));
  if (shared.length > 1) return say('library.removed_for_team', counted(entries));
  return say('library.removed_for_folder', { ...counted(entries), folder: only.name });
}

/** How many, and of a single one its title. */
function counted(entries: readonly LibraryEntry[]): { count: number; title: string } {
  const [only] = entries;
  return { count: entries.length, title: only?.template.title || say('library.untitled') };
}
