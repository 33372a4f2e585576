import { useMemo } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { Icon, type IconName } from '../parts/icon';
import { Logo } from '../parts/logo';
import { StateLine } from '../parts/state_line';
import { ACTIONS, type Action, tooltip } from './actions';
import { FolderTree } from './folders/folder_tree';
import type { Place } from './place';
import { countsOf } from './rows';
import { syncWords, unsettledWords } from './sync_words';
import type { Doings } from './use_doings';

export interface Shared {
  view: View;
  place: Place;
  go(to: Partial<Place>): void;
  doings: Doings;
}

/** The first column: folders, the other screens, and how sync stands. */
export function SideBar({ view, place, go, doings, surface }: Shared & { surface: Workspace['surface'] }) {
  const words = syncWords(view.sync);
  const unsettled = unsettledWords(view.sync);
  const counts = useMemo(() => countsOf(view), [view]);
  return (
    <aside class="side">
      <a class="brand" href="#/templates">
        <Logo size={22} /> Rejoinder
      </a>
      <FolderTree
        folders={view.folders}
        counts={counts}
        total={view.entries.length}
        chosen={place.screen === 'templates' ? place.folder : 'none'}
        choose={folder => go({ screen: 'templates', folder, template: null, query: '' })}
        create={() => doings.run('createFolder')}
      />
      <footer class="side-foot">
        <button type="button" class="sync-line" title={words.full} onClick={() => go({ screen: 'settings' })}>
          <StateLine mood={words.mood} words={words.brief} />
        </button>
        {unsettled && (
          <button
            type="button"
            class="folder to-settle"
            aria-current={place.screen === 'unsettled' ? 'page' : undefined}
            title={tooltip('settle')}
            onClick={() => doings.run('settle')}
          >
            <Icon name="warning" />
            <span class="folder-name">{unsettled}</span>
          </button>
        )}
        {surface === 'extension' && <ScreenButton action="practice" icon="library" {...{ place, doings }} />}
        <ScreenButton action="settings" icon="gear" {...{ place, doings }} />
        <button type="button" class="folder" title={tooltip('keys')} onClick={() => doings.run('keys')}>
          <kbd class="key">?</kbd>
          <span class="folder-name">{ACTIONS.keys.name}</span>
        </button>
      </footer>
    </aside>
  );
}

interface ScreenButtonProps {
  action: Extract<Action, 'practice' | 'settings'>;
  icon: IconName;
  place: Place;
  doings: Doings;
}

function ScreenButton({ action, icon, place, doings }: ScreenButtonProps) {
  return (
    <button
      type="button"
      class="folder"
      aria-current={place.screen === action ? 'page' : undefined}
      title={tooltip(action)}
      onClick={() => doings.run(action)}
    >
      <Icon name={icon} />
      <span class="folder-name">{ACTIONS[action].name}</span>
    </button>
  );
}
