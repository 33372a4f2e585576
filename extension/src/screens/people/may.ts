import type { Folder } from '@/library/entry';
import type { Tab } from './people_place';
import { ROLES, type Role } from './shapes';

/** Whether somebody of that role invites, removes, groups and reads the trail. The service decides; this only hides. */
export function managesPeople(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}

function setsValues(role: Role): boolean {
  return role !== 'agent';
}

/** The roles that somebody may give; only an owner makes owners. */
export function givenBy(role: Role): readonly Role[] {
  if (!managesPeople(role)) return [];
  return role === 'owner' ? ROLES : ROLES.filter(each => each !== 'owner');
}

/** Whether somebody may change or remove a person of another role. */
export function mayChange(mine: Role, theirs: Role): boolean {
  return givenBy(mine).includes(theirs);
}

/** The tabs of somebody's People screen: none that they can do nothing in. */
export function tabsFor(role: Role, folders: readonly Folder[]): readonly Tab[] {
  const managesFolder = folders.some(folder => folder.kind === 'team' && folder.right === 'manage');
  const shown: Record<Tab, boolean> = {
    members: true,
    invitations: managesPeople(role),
    groups: true,
    folders: managesFolder,
    values: setsValues(role),
    tokens: true,
    'sign-in': true,
    audit: managesPeople(role),
  };
  return (Object.keys(shown) as Tab[]).filter(tab => shown[tab]);
}
