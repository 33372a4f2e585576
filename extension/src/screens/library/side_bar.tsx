import { useEffect, useRef } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import { Logo } from '../parts/logo';
import { StateLine } from '../parts/state_line';
import { actionName, tooltip } from './actions';
import { FolderTree } from './folders/folder_tree';
import { type NavLine, navLines } from './nav';
import type { Place } from './place';
import { syncWords, unsettledWords } from './sync_words';
import type { Doings } from './use_doings';

export interface Shared {
  view: View;
  place: Place;
  go(to: Partial<Place>): void;
  doings: Doings;
}

interface SideBarProps extends Shared {
  /** Where it is remembered which folders are folded up. */
  notes: Storage;
  surface: Workspace['surface'];
}

/** The first column: folders, the other screens, and how sync stands. Where it does not fit it lies over the others. */
export function SideBar({ view, place, go, doings, notes, surface }: SideBarProps) {
  const words = syncWords(view.sync);
  const unsettled = unsettledWords(view.sync);
  const { drawer } = doings;
  const side = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!drawer.open) return;
    side.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    const gone = new AbortController();
    addEventListener('resize', () => drawer.opened(false), { signal: gone.signal });
    return () => gone.abort();
  }, [drawer.open]);

  return (
    <>
      <aside ref={side} class={drawer.open ? 'side open' : 'side'} aria-label={say('library.side_bar')}>
        <div class="side-head">
          <a class="brand" href="#/templates">
            <Logo size={22} /> Rejoinder
          </a>
          <span class="drawer-only">
            <IconButton label={say('common.close')} onClick={() => drawer.opened(false)}>
              <Icon name="close" />
            </IconButton>
          </span>
        </div>
        <FolderTree {...{ view, place, go, doings, notes }} />
        <nav class="side-foot" aria-label={say('library.screens')}>
          <button
            type="button"
            class="sync-line"
            title={words.full}
            onClick={() => go({ screen: 'settings' })}
          >
            <StateLine mood={words.mood} words={words.brief} />
          </button>
          {unsettled && (
            <NavButton line={TO_SETTLE} name={unsettled} {...{ place, doings }} extra="to-settle" />
          )}
          {navLines(view, surface).map(line => (
            <NavButton key={line.screen} line={line} name={actionName(line.action)} {...{ place, doings }} />
          ))}
          <button type="button" class="folder" title={tooltip('keys')} onClick={() => doings.run('keys')}>
            <kbd class="key">?</kbd>
            <span class="folder-name">{actionName('keys')}</span>
          </button>
        </nav>
      </aside>
      {drawer.open && <div class="drawer-backdrop" aria-hidden="true" onClick={() => drawer.opened(false)} />}
    </>
  );
}

const TO_SETTLE: NavLine = { screen: 'unsettled', action: 'settle', icon: 'warning' };

interface NavButtonProps extends Pick<Shared, 'place' | 'doings'> {
  line: NavLine;
  name: string;
  extra?: string;
}

function NavButton({ line: { screen, action, icon }, name, extra = '', place, doings }: NavButtonProps) {
  return (
    <button
      type="button"
      class={`folder ${extra}`}
      aria-current={place.screen === screen ? 'page' : undefined}
      title={tooltip(action)}
      onClick={() => doings.run(action)}
    >
      <Icon name={icon} />
      <span class="folder-name">{name}</span>
    </button>
  );
}
