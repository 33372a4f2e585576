import { TRASH_KEPT } from '@/library/own_past';
import type { Answered, Unanswered } from '@/library/service';
import type { View, Workspace } from '@/library/workspace';
import type { Template } from '@/template/template';

/** One deleted template, from a team or from this browser alone. */
export interface TrashItem {
  /** As the library calls it. */
  key: string;
  /** The team; null for this browser's own. */
  team: string | null;
  id: string;
  title: string;
  shortcut: string;
  folder: string;
  folder_name: string;
  folder_stands: boolean;
  /** ISO 8601. */
  deleted_at: string;
  kept_until: string;
  by: 'you' | 'unsaid' | { name: string };
  may_erase: boolean;
}

/** What is in the trash, the newest first; `missing` says why the team's is not all there. */
export interface TrashFound {
  items: TrashItem[];
  missing: Unanswered | null;
}

export async function trashOf(workspace: Workspace, view: View): Promise<TrashFound> {
  const own = await ownItems(workspace, view);
  const found: TrashItem[] = [...own];
  let missing: Unanswered | null = null;
  for (const { id } of view.account?.teams ?? []) {
    const told = await teamItems(workspace, view, id);
    if (told.kind === 'told') found.push(...told.value);
    else missing = told;
  }
  return { items: found.sort((one, other) => (one.deleted_at < other.deleted_at ? 1 : -1)), missing };
}

export async function wordsIn(workspace: Workspace, item: TrashItem): Promise<Answered<Template>> {
  if (item.team === null) {
    const own = (await workspace.past.trash()).find(each => each.id === item.id);
    return own ? { kind: 'told', value: own.template } : { kind: 'unreachable' };
  }
  const answer = await workspace.service.ask<{ template: Template }>('GET', pathOf(item));
  return answer.kind === 'told' ? { kind: 'told', value: answer.value.template } : answer;
}

const pathOf = ({ team, id }: TrashItem): string => `/v1/teams/${team}/trash/${id}`;

async function ownItems({ past }: Workspace, view: View): Promise<TrashItem[]> {
  const names = new Map(view.folders.map(folder => [folder.id, folder.name]));
  return (await past.trash()).map(({ id, template, folder, folder_name, deleted_at }) => ({
    key: id,
    team: null,
    id,
    title: template.title,
    shortcut: template.shortcut,
    folder,
    folder_name: names.get(folder) ?? folder_name,
    folder_stands: names.has(folder),
    deleted_at,
    kept_until: new Date(Date.parse(deleted_at) + TRASH_KEPT).toISOString(),
    by: 'unsaid',
    may_erase: true,
  }));
}

/** As the service tells it. */
interface ToldItem extends Omit<TrashItem, 'key' | 'team' | 'by'> {
  deleted_by: string | null;
  deleted_by_name: string;
}

/** Page after page, to an end. */
async function teamItems({ service }: Workspace, view: View, team: string): Promise<Answered<TrashItem[]>> {
  const items: TrashItem[] = [];
  let after: string | null = null;
  do {
    const query: string = after === null ? '' : `&after=${after}`;
    const path = `/v1/teams/${team}/trash?limit=1000${query}`;
    const told: Answered<{ templates: ToldItem[]; next: string | null }> = await service.ask('GET', path);
    if (told.kind !== 'told') return told;
    items.push(...told.value.templates.map(each => itemOf(each, team, view)));
    after = told.value.next;
  } while (after !== null && items.length < MOST);
  return { kind: 'told', value: items };
}

const MOST = 20_000;

function itemOf({ deleted_by, deleted_by_name, ...told }: ToldItem, team: string, view: View): TrashItem {
  const isMine = deleted_by !== null && deleted_by === view.account?.id;
  const by = isMine ? 'you' : deleted_by_name ? { name: deleted_by_name } : 'unsaid';
  const seen = view.folders.find(folder => folder.id === told.folder)?.name;
  return { ...told, key: `${team}.${told.id}`, team, folder_name: seen ?? told.folder_name, by };
}
