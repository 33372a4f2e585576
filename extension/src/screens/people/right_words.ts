import type { Right } from '@/library/entry';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import type { Reason, Role } from './shapes';

export const RIGHTS: readonly Right[] = ['use', 'edit', 'manage'];

export const rightName = (right: Right): string => say(RIGHT_NAMES[right]);
export const noRight = (): string => say('people.right_none');
export const roleName = (role: Role): string => say(ROLE_NAMES[role]);
export const roleMeaning = (role: Role): string => say(ROLE_MEANINGS[role]);

/** Why somebody may do something, as one sentence; a folder that may not be known is not named. */
export function reasonWords(reason: Reason, role: Role): string {
  const where = reason.here ? 'here' : reason.folder_name === null ? 'hidden' : 'above';
  return say('people.reason', {
    through: reason.through,
    where,
    role: roleName(role),
    name: reason.name,
    folder: reason.folder_name ?? '',
  });
}

const RIGHT_NAMES: Record<Right, Word> = {
  use: 'people.right_use',
  edit: 'people.right_edit',
  manage: 'people.right_manage',
};
const ROLE_NAMES: Record<Role, Word> = {
  owner: 'people.role_owner',
  admin: 'people.role_admin',
  lead: 'people.role_lead',
  agent: 'people.role_agent',
};
const ROLE_MEANINGS: Record<Role, Word> = {
  owner: 'people.role_owner_may',
  admin: 'people.role_admin_may',
  lead: 'people.role_lead_may',
  agent: 'people.role_agent_may',
};
