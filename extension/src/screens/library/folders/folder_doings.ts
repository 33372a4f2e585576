import type { Folder } from '@/library/entry';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { unansweredWords } from '../../parts/unanswered_words';
import type { Notice } from '../notice';
import type { Step, Stepped } from '../past';
import type { Place } from '../place';
import type { Acting } from '../use_past';
import { type Kept, keeperFor, kept } from './folder_keeper';
import { folderName } from './folder_name';

/** What a person can do with folders, those of this browser and the team's. */
export interface FolderDoings {
  /** Answers why not, or null when it is done. */
  create(parent: Folder | null, name: string): Promise<string | null>;
  rename(folder: Folder, name: string): Promise<void>;
  move(folder: Folder, parent: Folder | null): Promise<void>;
  /** Of this browser: what lies in it moves up. */
  dissolve(folder: Folder): Promise<void>;
  /** Of the team, with so many templates and for everyone; only the service can bring them back. */
  remove(folder: Folder, templates: number): Promise<void>;
}

interface Given {
  workspace: Workspace;
  /** The newest one. */
  view(): View | null;
  acting: Acting;
  go(to: Partial<Place>): void;
  tell(notice: Notice): void;
}

export function folderDoings({ workspace, view, acting, go, tell }: Given): FolderDoings {
  const keeper = (folder: Folder | null) => keeperFor(workspace, view(), folder);

  const rename =
    (folder: Folder, name: string): Step =>
    async () =>
      stepped(await keeper(folder).rename(folder.id, name), () => rename(folder, folder.name));

  const move =
    (folder: Folder, from: string | null, to: string | null): Step =>
    async () =>
      stepped(await keeper(folder).move(folder.id, to), () => move(folder, to, from));

  const dissolve =
    (folder: Folder): Step =>
    async () => {
      const inside = view()?.entries.filter(entry => entry.folder === folder.id) ?? [];
      const below = view()?.folders.filter(({ parent }) => parent === folder.id) ?? [];
      const ids = inside.map(({ id }) => id);
      return stepped(await kept(workspace.removeFolder(folder.id)), () => refill(folder, ids, below));
    };
  const refill =
    (folder: Folder, inside: readonly string[], below: readonly Folder[]): Step =>
    async () => {
      const made = await keeper(folder).create(folder.parent, folder.name);
      if (made.kind === 'refused') return made;
      for (const each of below) await workspace.moveFolder(each.id, made.id);
      const moved = await kept(workspace.move(inside, made.id));
      return stepped(moved, () => dissolve({ ...folder, id: made.id }));
    };

  return {
    async create(parent, name) {
      const outcome = await keeper(parent).create(parent?.id ?? null, name);
      if (outcome.kind === 'refused') return outcome.message;
      go({ screen: 'templates', folder: outcome.id, template: null, query: '' });
      return null;
    },

    async rename(folder, name) {
      if (name !== folder.name)
        await acting.act(say('library.folder_renamed', { name }), rename(folder, name));
    },

    async move(folder, parent) {
      const place = parent ? folderName(parent) : say('library.top');
      const said = say('library.folder_moved', { name: folder.name, place });
      await acting.act(said, move(folder, folder.parent, parent?.id ?? null));
    },

    async dissolve(folder) {
      const said = say('library.folder_dissolved', { name: folder.name });
      if (await acting.act(said, dissolve(folder))) go({ folder: folder.parent });
    },

    async remove(folder, templates) {
      const path = `/v1/teams/${folder.team}/folders/${folder.id}?templates=${templates}`;
      const answer = await workspace.service.ask<null>('DELETE', path);
      if (answer.kind === 'refused' && answer.code === 'folder_not_empty')
        return tell({ message: say('library.folder_changed_meanwhile', { name: folder.name }) });
      if (answer.kind !== 'told') return tell({ message: unansweredWords(answer) });
      go({ folder: folder.parent, template: null });
      tell({ message: say('library.folder_removed', { name: folder.name, count: templates }) });
      await workspace.syncNow();
    },
  };
}

function stepped(outcome: Kept, back: () => Step): Stepped {
  return outcome.kind === 'refused' ? outcome : { kind: 'done', back: back() };
}
