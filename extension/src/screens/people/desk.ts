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
