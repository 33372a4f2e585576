import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { type Action, actionName } from './actions';
import { folderName } from './folders/folder_name';
import type { Place, Screen } from './place';

/** What the tab is called: where one is, so that several can be told apart. */
export function screenTitle(place: Place, view: View | null): string {
  const name = view && nameOf(place, view);
  return name ? say('parts.screen_title', { name }) : say('parts.library_title');
}

function nameOf({ screen, template, folder }: Place, { entries, folders }: View): string | null {
  if (screen !== 'templates') return actionName(LED_TO_BY[screen]);
  const open = template && entries.find(({ id }) => id === template);
  if (open) return open.template.title || say('template.untitled');
  const listed = folder && folders.find(({ id }) => id === folder);
  return listed ? folderName(listed) : null;
}

const LED_TO_BY: Record<Exclude<Screen, 'templates'>, Action> = {
  import: 'importPack',
  trash: 'trash',
  history: 'history',
  restore: 'restore',
  people: 'people',
  settings: 'settings',
  practice: 'practice',
  unsettled: 'settle',
};
