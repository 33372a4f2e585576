import type { View, Workspace } from '@/library/workspace';
import type { Asking } from './asked';
import type { PeoplePlace } from './people_place';
import type { Role } from './shapes';

/** What every part of the People screen is given. */
export interface Desk extends Asking {
  /** `/v1/teams/…` of the team that is looked at. */
  path: string;
  team: { id: string; name: string; role: Role };
  /** The service's address. */
  server: string;
  view: View;
  workspace: Workspace;
  now: Date;
  place: PeoplePlace;
  go(to: Partial<PeoplePlace>): void;
  say(message: string): void;
}

export type Surroundings = Pick<Desk, 'view' | 'workspace' | 'notes' | 'now' | 'place' | 'go' | 'say'>;

/** The desk of one of the teams that a person is in; null where they are in none. */
export function deskFor(teamId: string | null, around: Surroundings): Desk | null {
  const { account } = around.view;
  const team = account?.teams.find(each => each.id === teamId) ?? account?.teams[0];
  if (!account || !team) return null;
  return {
    ...around,
    service: around.workspace.service,
    me: account.id,
    path: `/v1/teams/${team.id}`,
    team: { ...team, role: team.role as Role },
    server: account.server,
  };
}
