import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { later } from '../parts/later';
import { useDrafts } from './editor/use_drafts';
import { LAZY_SCREENS } from './lazy_screens';
import { LibraryDialog } from './library_dialog';
import { NoticeBar } from './notice';
import type { StarterPack } from './packs/starter_packs';
import { screenTitle } from './screen_title';
import { SideBar } from './side_bar';
import { SyncAnnouncer } from './sync_announcer';
import { TemplatesScreen } from './templates_screen';
import { useDoings } from './use_doings';
import { useFocusKept } from './use_focus_kept';
import { useKeys } from './use_keys';
import { usePeople } from './use_people';
import { usePlace } from './use_place';
import { useUndone } from './use_undone';
import { useView } from './use_view';

const SettingsScreen = later(async () => (await import('./settings/settings_screen')).SettingsScreen);
const SettleScreen = later(async () => (await import('./settle/settle_screen')).SettleScreen);

export interface LibraryScreenProps {
  workspace: Workspace;
  starters: readonly StarterPack[];
  /** Where drafts outlive the page, and what the screens remember. */
  notes: Storage;
  sanitise(html: string): string;
  now(): Date;
  /** Makes shortcuts work in a field of this page, until the signal aborts; resolves when they do. Null where none can. */
  practise: ((field: HTMLElement, signal: AbortSignal) => Promise<void>) | null;
}

/** The library: folders, list and editor, and the other screens. Where one is stands in the address. */
export function LibraryScreen({ workspace, starters, notes, sanitise, now, practise }: LibraryScreenProps) {
  const view = useView(workspace);
  const [place, go] = usePlace();
  const drafts = useDrafts(workspace, view, notes);
  const people = usePeople(workspace, view?.account ?? null, notes);
  const search = useRef<HTMLInputElement>(null);
  const opened = useMemo(now, [view]);
  const doings = useDoings({ workspace, view, place, go, drafts, search, people });
  useKeys(doings.run, view?.settings);
  useFocusKept(`${place.screen} ${place.template} ${doings.drawer.open}`, GOES_ON);
  useUndone(workspace, view, doings.say);
  useEffect(() => {
    document.title = screenTitle(place, view);
  });

  if (!view) return <Reading />;

  const shared = { view, place, go, doings };
  const Lazy = LAZY_SCREENS[place.screen];
  return (
    <div class={place.template && place.screen === 'templates' ? 'library has-editor' : 'library'}>
      <SideBar {...shared} notes={notes} surface={workspace.surface} />
      <main class="main" inert={doings.drawer.open}>
        {place.screen === 'settings' && (
          <SettingsScreen {...{ view, workspace }} settle={() => doings.run('settle')} />
        )}
        {place.screen === 'unsettled' && <SettleScreen view={view} doings={doings} />}
        {place.screen === 'templates' && (
          <TemplatesScreen
            {...{ ...shared, workspace, starters, drafts, notes, sanitise, search }}
            now={opened}
          />
        )}
        {Lazy && <Lazy {...{ ...shared, workspace, starters, notes, sanitise, practise }} now={opened} />}
      </main>
      <LibraryDialog {...{ ...shared, workspace, sanitise, notes }} />
      <SyncAnnouncer sync={view.sync} />
      <NoticeBar notice={doings.notice} gone={() => doings.say(null)} />
    </div>
  );
}

/** The list; what the arrows can scroll; whatever there is. */
const GOES_ON = ['.rows', '.page', 'main'];

/** Says so only where it takes longer than a moment. */
function Reading() {
  return (
    <main class="loading" aria-busy="true">
      <p class="muted waits" role="status">
        {say('library.reading')}
      </p>
    </main>
  );
}
