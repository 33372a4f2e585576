import type { FunctionComponent } from 'preact';
import type { Workspace } from '@/library/workspace';
import { later } from '../parts/later';
import type { LibraryScreenProps } from './library_screen';
import type { StarterPack } from './packs/starter_packs';
import type { Screen } from './place';
import type { Shared } from './side_bar';

/** What a screen beside the templates is given. */
export interface ScreenProps extends Shared {
  workspace: Workspace;
  starters: readonly StarterPack[];
  /** Where what a screen remembers outlives the page. */
  notes: Storage;
  sanitise(html: string): string;
  now: Date;
  practise: LibraryScreenProps['practise'];
}

/** The screens whose code comes when somebody first goes there. Only what stands here is offered. */
export const LAZY_SCREENS: Partial<Record<Screen, FunctionComponent<ScreenProps>>> = {
  import: later(async () => (await import('../imports/import_screen')).ImportScreen),
  history: later(async () => (await import('../versions/history_screen')).HistoryScreen),
  restore: later(async () => (await import('../versions/restore_screen')).RestoreScreen),
  trash: later(async () => (await import('../trash/trash_screen')).TrashScreen),
  people: later(async () => (await import('../people/people_screen')).PeopleScreen),
  practice: later(async () => (await import('./practice_screen')).PracticeScreen),
};

/** Whether there is such a screen. */
export function isOffered(screen: Screen): boolean {
  return screen in LAZY_SCREENS || screen === 'templates' || screen === 'settings' || screen === 'unsettled';
}
