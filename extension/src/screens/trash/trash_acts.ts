import type { Answered } from '@/library/service';
import type { Outcome, Workspace } from '@/library/workspace';
import { unansweredWords } from '../parts/unanswered_words';
import type { TrashItem } from './trash_items';

/** Each into its own folder, or `instead` where that is gone; the library then learns of it by itself. */
export function bringBack(
  workspace: Workspace,
  items: readonly TrashItem[],
  instead: string | null,
): Promise<Outcome> {
  return inTurn(items, {
    own: ids => workspace.past.bringBack(ids, instead),
    team: (team, templates) =>
      workspace.service.ask('POST', `${pathOf(team)}/restore`, { templates, instead }),
    workspace,
  });
}

/** For good. */
export function erase(workspace: Workspace, items: readonly TrashItem[]): Promise<Outcome> {
  return inTurn(items, {
    own: ids => workspace.past.erase(ids),
    team: (team, templates) => workspace.service.ask('POST', `${pathOf(team)}/erase`, { templates }),
    workspace,
  });
}

interface Ways {
  own(ids: readonly string[]): Promise<Outcome>;
  team(team: string, templates: readonly string[]): Promise<Answered<unknown>>;
  workspace: Workspace;
}

/** As many at once as the service takes; where one portion is refused, those before it are done. */
async function inTurn(items: readonly TrashItem[], { own, team, workspace }: Ways): Promise<Outcome> {
  const mine = items.filter(item => item.team === null);
  const settled = mine.length > 0 ? await own(mine.map(item => item.id)) : DONE;
  if (settled.kind === 'refused') return settled;

  for (const [id, theirs] of byTeam(items)) {
    for (let from = 0; from < theirs.length; from += AT_ONCE) {
      const answer = await team(id, theirs.slice(from, from + AT_ONCE));
      if (answer.kind !== 'told')
        return { kind: 'refused', reason: { code: 'said', words: unansweredWords(answer) } };
    }
  }
  void workspace.syncNow();
  return { kind: 'done', ids: items.map(item => item.key) };
}

/** The ids that a team's service knows them by. */
function byTeam(items: readonly TrashItem[]): Map<string, string[]> {
  const teams = new Map<string, string[]>();
  for (const { team, id } of items) {
    if (team !== null) teams.set(team, [...(teams.get(team) ?? []), id]);
  }
  return teams;
}

const AT_ONCE = 500;
const DONE: Outcome = { kind: 'done', ids: [] };
const pathOf = (team: string): string => `/v1/teams/${team}/trash`;
