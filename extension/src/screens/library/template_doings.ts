import type { Folder } from '@/library/entry';
import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import { EMPTY_TEMPLATE } from '@/template/template';
import { reasonWords } from '../parts/reason_words';
import type { Drafts } from './editor/drafts';
import { NEW_TITLE } from './new_title';
import type { Notice } from './notice';
import type { Row } from './order';
import type { Place } from './place';

/** What a person can do with a template or a folder; each says what came of it, with a way back where there is one. */
export interface TemplateDoings {
  create(): Promise<void>;
  duplicate(entry: LibraryEntry): Promise<void>;
  remove(entry: LibraryEntry): Promise<void>;
  move(entry: LibraryEntry, folder: string): Promise<void>;
  removeFolder(folder: Folder): Promise<void>;
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
  say(notice: Notice | null): void;
  point(id: string | null): void;
}

export function templateDoings(given: Given): TemplateDoings {
  const { workspace, view, place, go, drafts, rows, say, point } = given;

  /** Tells a refusal, else the notice; answers with the ids of what was done. */
  const told = (outcome: Outcome, notice: Notice | null): string[] | null => {
    if (outcome.kind === 'refused') {
      say({ message: reasonWords(outcome.reason) });
      return null;
    }
    if (notice) say(notice);
    return outcome.ids;
  };

  return {
    async create() {
      const folder = folderToWriteIn(view, place.folder);
      const template = { ...EMPTY_TEMPLATE, title: NEW_TITLE };
      const ids = told(await workspace.save({ folder, template }), null);
      if (ids) go({ screen: 'templates', template: ids[0] ?? null, query: '' });
    },

    async duplicate(entry) {
      await drafts?.flush();
      const { title, ...rest } = drafts?.waiting(entry.id) ?? entry.template;
      const template = { ...rest, title: `${title} (copy)`.slice(0, 200), shortcut: '' };
      const outcome = await workspace.save({ folder: folderToWriteIn(view, entry.folder), template });
      const ids = told(outcome, {
        message: 'Duplicated, without the shortcut: two templates would share it.',
      });
      if (ids) go({ template: ids[0] ?? null });
    },

    async remove(entry) {
      const typed = drafts?.waiting(entry.id) ?? null;
      await drafts?.flush();
      // What the library could not take, such as half a variable, comes back as the draft that it was.
      const unready = drafts?.waiting(entry.id) ?? null;
      const kept = typed && !unready ? { ...entry, template: typed } : entry;
      const folder = view?.folders.find(each => each.id === entry.folder);
      const next = neighbour(rows, entry.id);
      const undo = async () => {
        say(null);
        const ids = told(await workspace.restore([kept]), null);
        const [back = null] = ids ?? [];
        if (back && unready)
          drafts?.typed(back, { template: unready, base: kept.template, seen: kept.template });
        if (ids) go({ template: place.template && back });
      };

      const notice = { message: removedWords(entry, folder), undo: () => void undo() };
      if (!told(await workspace.remove([entry.id]), notice)) return;
      drafts?.drop(entry.id);
      point(next);
      go({ template: place.template && next });
    },

    async move(entry, folder) {
      await drafts?.flush();
      const name = view?.folders.find(each => each.id === folder)?.name ?? '';
      const ids = told(await workspace.move([entry.id], folder), null);
      if (!ids) return;

      const back = async () => {
        say(null);
        const moved = told(await workspace.move(ids, entry.folder), null);
        if (moved) go({ template: place.template && (moved[0] ?? null) });
      };
      say({ message: `Moved to “${name}”.`, undo: () => void back() });
      go({ template: place.template && (ids[0] ?? null) });
    },

    async removeFolder(folder) {
      const notice = { message: `The folder “${folder.name}” is gone; its templates moved up.` };
      if (told(await workspace.removeFolder(folder.id), notice)) go({ folder: folder.parent });
    },
  };
}

function neighbour(rows: readonly Row[], id: string): string | null {
  const at = rows.findIndex(row => row.id === id);
  return (rows[at + 1] ?? rows[at - 1])?.id ?? null;
}

/** The folder that is shown, where one may write there; else this browser's own, or in the console one's private one. */
function folderToWriteIn(view: View | null, folder: string | null): string {
  const writable = (view?.folders ?? []).filter(each => each.right !== 'use');
  const shown = writable.find(each => each.id === folder);
  const own = ['browser', 'private'].map(kind => writable.find(each => each.kind === kind));
  return (shown ?? own[0] ?? own[1] ?? writable[0])?.id ?? 'browser';
}

function removedWords(entry: LibraryEntry, folder: Folder | undefined): string {
  const title = entry.template.title || 'Untitled';
  return folder?.kind === 'team'
    ? `Deleted “${title}” for everyone who uses “${folder.name}”.`
    : `Deleted “${title}”.`;
}
