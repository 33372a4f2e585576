import type { View, Workspace } from '@/library/workspace';
import type { IconName } from '../parts/icon';
import type { Action } from './actions';
import { isOffered } from './lazy_screens';
import type { Screen } from './place';

/** A line of the side bar that leads to another screen. */
export interface NavLine {
  screen: Screen;
  action: Action;
  icon: IconName;
}

const LINES: readonly NavLine[] = [
  { screen: 'import', action: 'importPack', icon: 'import' },
  { screen: 'trash', action: 'trash', icon: 'bin' },
  { screen: 'people', action: 'people', icon: 'people' },
  { screen: 'settings', action: 'settings', icon: 'gear' },
  { screen: 'practice', action: 'practice', icon: 'mail' },
];

/** The screens that this person can go to. */
export function navLines({ account }: View, surface: Workspace['surface']): NavLine[] {
  return LINES.filter(({ screen }) => {
    if (screen === 'practice') return surface === 'extension';
    if (screen === 'people') return isOffered(screen) && (account?.teams.length ?? 0) > 0;
    return isOffered(screen);
  });
}
