import { useRef, useState } from 'preact/hooks';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import type { Account, SyncState } from '@/library/workspace';
import { say } from '@/words/say';
import { Palette } from '../in_page/palette';
import type { Preview } from '../in_page/preview';
import { syncWords, unsettledWords } from '../library/sync_words';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { StateLine } from '../parts/state_line';

interface PopupProps {
  finder: Finder;
  preview: Preview;
  sanitise: (html: string) => string;
  /** Null until the service worker has told. */
  standing: { sync: SyncState; account: Account | null } | null;
  /** False when nobody in the tab has the caret in a field. */
  insert: (entry: ShelvedEntry) => Promise<boolean>;
  openLibrary: () => void;
  /** The library at the edits that wait for a decision. */
  openUnsettled: () => void;
  close: () => void;
}

/** The palette under the toolbar's button: what is chosen goes to the field that the tab had the caret in. */
export function Popup(props: PopupProps) {
  const { finder, preview, sanitise, standing, insert, openLibrary, openUnsettled, close } = props;
  const [homeless, setHomeless] = useState(false);
  const inserting = useRef(false);
  const chosen = async (entry: ShelvedEntry) => {
    if (inserting.current) return;
    inserting.current = true;
    setHomeless(false);
    const isTaken = await insert(entry).catch(() => false);
    if (isTaken) return close();
    inserting.current = false;
    setHomeless(true);
  };

  return (
    <main class="popup">
      <h1 class="unseen">Rejoinder</h1>
      <Palette
        finder={finder}
        preview={preview}
        sanitise={sanitise}
        chosen={entry => void chosen(entry)}
        closed={close}
        openLibrary={openLibrary}
        foot={<Foot {...{ standing, openLibrary, openUnsettled }} />}
      />
      {standing && <Trouble sync={standing.sync} />}
      {homeless && (
        <p class="popup-advice" role="alert">
          {say('popup.no_field')}
        </p>
      )}
    </main>
  );
}

/** What is wrong, in whole sentences, and what to do; silent while all is well. */
function Trouble({ sync }: { sync: SyncState }) {
  const { mood, full } = syncWords(sync);
  const isTrouble = mood === 'warn' || mood === 'danger';
  return isTrouble ? <p class={`popup-trouble ${mood}`}>{full}</p> : null;
}

function Foot({
  standing,
  openLibrary,
  openUnsettled,
}: Pick<PopupProps, 'standing' | 'openLibrary' | 'openUnsettled'>) {
  const words = standing && syncWords(standing.sync);
  const unsettled = standing && unsettledWords(standing.sync);
  const signsIn = standing && (!standing.account || standing.sync.kind === 'signed_out');
  return (
    <>
      {words && (
        <span class="popup-state" title={words.full}>
          <StateLine mood={words.mood} words={words.brief} />
        </span>
      )}
      {signsIn && (
        <Button weight="quiet" title={say('popup.sign_in_why')} onClick={openLibrary}>
          {say('popup.sign_in')}
        </Button>
      )}
      {unsettled && (
        <Button weight="quiet" onClick={openUnsettled}>
          <Icon name="warning" /> {unsettled}
        </Button>
      )}
      <Button weight="quiet" class="popup-library" onClick={openLibrary}>
        <Icon name="library" /> {say('popup.library')}
      </Button>
    </>
  );
}
