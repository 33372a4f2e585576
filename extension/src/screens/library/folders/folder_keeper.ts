import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { Answered } from '@/library/service';
import type { Outcome, View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { reasonWords } from '../../parts/reason_words';
import { unansweredWords } from '../../parts/unanswered_words';
import { comesTrue } from '../comes_true';

/** Where folders are kept: this browser, or a team at the service. */
export interface FolderKeeper {
  create(parent: string | null, name: string): Promise<Kept>;
  rename(id: string, name: string): Promise<Kept>;
  move(id: string, parent: string | null): Promise<Kept>;
  /** Of a folder that holds nothing; with the team, one that does is refused. */
  remove(id: string): Promise<Kept>;
}

/** The folder's id, or why not. */
export type Kept = { kind: 'done'; id: string } | { kind: 'refused'; message: string };

/** Who keeps the folders beside this one; the team's at the top where there is none. */
export function keeperFor(workspace: Workspace, view: View | null, beside: Folder | null): FolderKeeper {
  if (beside?.kind === 'browser') return inThisBrowser(workspace);
  return atTheService(workspace, beside?.team ?? view?.account?.teams[0]?.id ?? '');
}

function inThisBrowser(workspace: Workspace): FolderKeeper {
  return {
    create: (parent, name) => kept(workspace.createFolder(parent ?? BROWSER_FOLDER.id, name)),
    rename: (id, name) => kept(workspace.renameFolder(id, name)),
    move: (id, parent) => kept(workspace.moveFolder(id, parent ?? BROWSER_FOLDER.id)),
    remove: id => kept(workspace.removeFolder(id)),
  };
}

/** What this browser says of it. */
export async function kept(asked: Promise<Outcome>): Promise<Kept> {
  const outcome = await asked;
  if (outcome.kind === 'refused') return { kind: 'refused', message: reasonWords(outcome.reason) };
  return { kind: 'done', id: outcome.ids[0] ?? '' };
}

/** The feed brings what came of it; it is asked for at once. */
function atTheService(workspace: Workspace, team: string): FolderKeeper {
  const folders = `/v1/teams/${team}/folders`;
  const done = async (asked: Promise<Answered<{ id: string } | null>>, id?: string): Promise<Kept> => {
    const answer = await asked;
    if (answer.kind !== 'told') return { kind: 'refused', message: unansweredWords(answer) };
    await workspace.syncNow();
    return { kind: 'done', id: id ?? answer.value?.id ?? '' };
  };
  const { service } = workspace;
  return {
    async create(parent, name) {
      const made = await done(service.ask('POST', folders, { name, parent }));
      if (made.kind === 'refused') return made;
      const isHere = await comesTrue(workspace, view => view.folders.some(each => each.id === made.id));
      return isHere ? made : { kind: 'refused', message: say('library.folder_late', { name }) };
    },
    rename: (id, name) => done(service.ask('PUT', `${folders}/${id}/name`, { name })),
    move: (id, parent) => done(service.ask('PUT', `${folders}/${id}/parent`, { parent })),
    remove: id => done(service.ask('DELETE', `${folders}/${id}?templates=0`), id),
  };
}
