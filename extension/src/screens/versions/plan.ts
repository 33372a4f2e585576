import type { Answered, Service } from '@/library/service';
import type { View } from '@/library/workspace';
import type { Template } from '@/template/template';
import { homeIn } from './past';

/** What restoring to a moment would do, as the service tells it. */
export interface Plan {
  folder: string | null;
  moment: number;
  at: string | null;
  revision: number;
  lines: Line[];
  /** Templates in the trash whose folders are gone, of which nobody knows whether they lay in this one. */
  in_gone_folders: number;
}

export interface Line {
  id: string;
  title: string;
  change: Change;
  why: 'read_only' | 'folder_gone' | 'out_of_sight' | null;
  folder: string;
  moves_to: string | null;
  was: number;
  stands: number;
}

export type Change = 'changes' | 'returns' | 'to_trash' | 'stays';

export interface Restored {
  changed: number;
  returned: number;
  trashed: number;
  before: number;
}

/** In the order in which a person reads a plan. */
export const CHANGES = ['changes', 'returns', 'to_trash', 'stays'] as const satisfies readonly Change[];

/** A moment in the address: a time in ISO 8601, or `n` and a number of the team's counter. */
function momentQuery(at: string): string {
  const number = /^n(\d+)$/.exec(at)?.[1];
  return number === undefined ? `at=${encodeURIComponent(at)}` : `moment=${number}`;
}

export function planFor(
  service: Service,
  team: string,
  folder: string | null,
  at: string,
): Promise<Answered<Plan>> {
  const within = folder ? `&folder=${folder}` : '';
  return service.ask<Plan>('GET', `/v1/teams/${team}/restore-plan?${momentQuery(at)}${within}`);
}

export function restore(
  service: Service,
  team: string,
  plan: Plan,
  chosen: ReadonlySet<string>,
): Promise<Answered<Restored>> {
  const { folder, moment, revision } = plan;
  // Whoever wants all of it need not name ten thousand.
  const isAll = doable(plan.lines).every(line => chosen.has(line.id));
  const templates = isAll ? null : [...chosen];
  return service.ask<Restored>('POST', `/v1/teams/${team}/restore`, { folder, moment, revision, templates });
}

export function doable(lines: readonly Line[]): Line[] {
  return lines.filter(line => line.change !== 'stays');
}

/** The wording that would stand again and the one that stands; null where there is none. */
export async function wordsOf(
  service: Service,
  team: string,
  line: Line,
): Promise<Answered<{ was: Template | null; stands: Template | null }>> {
  const was = await versionAt(service, team, line.id, line.was);
  if (was.kind !== 'told') return was;
  const stands = await versionAt(service, team, line.id, line.stands);
  if (stands.kind !== 'told') return stands;
  return { kind: 'told', value: { was: was.value, stands: stands.value } };
}

async function versionAt(
  service: Service,
  team: string,
  id: string,
  revision: number,
): Promise<Answered<Template | null>> {
  if (revision === 0) return { kind: 'told', value: null };
  const path = `/v1/teams/${team}/templates/${id}/versions/${revision}`;
  const answer = await service.ask<{ template: Template }>('GET', path);
  return answer.kind === 'told' ? { kind: 'told', value: answer.value.template } : answer;
}

/** The team that a folder lies in, as far as its templates tell; the first of the person's teams otherwise. */
export function teamOf(view: View, folder: string | null): string | null {
  const known = folder && view.entries.find(entry => entry.folder === folder && homeIn(view, entry.id));
  return (known && homeIn(view, known.id)?.team) || (view.account?.teams[0]?.id ?? null);
}
