import { useState } from 'preact/hooks';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import type { Account, SyncState } from '@/library/workspace';
import { Palette } from '../in_page/palette';
import type { Preview } from '../in_page/preview';
import { syncWords } from '../library/sync_words';
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
  close: () => void;
}

/** The palette under the toolbar's button: what is chosen goes to the field that the tab had the caret in. */
export function Popup({ finder, preview, sanitise, standing, insert, openLibrary, close }: PopupProps) {
  const [homeless, setHomeless] = useState(false);
  const chosen = async (entry: ShelvedEntry) => {
    const inserted = await insert(entry);
    if (inserted) close();
    else setHomeless(true);
  };

  return (
    <main class="popup">
      <Palette
        finder={finder}
        preview={preview}
        sanitise={sanitise}
        chosen={entry => void chosen(entry)}
        closed={close}
        openLibrary={openLibrary}
        foot={<Foot standing={standing} openLibrary={openLibrary} />}
      />
      {homeless && (
        <p class="popup-advice" role="alert">
          There is no field to write in. Click into your message, then choose again.
        </p>
      )}
    </main>
  );
}

function Foot({ standing, openLibrary }: Pick<PopupProps, 'standing' | 'openLibrary'>) {
  const words = standing && syncWords(standing.sync);
  return (
    <>
      {words && (
        <span class="popup-state" title={words.full}>
          <StateLine mood={words.mood} words={words.brief} />
        </span>
      )}
      {standing && !standing.account && (
        <Button weight="quiet" title="Share templates with your team" onClick={openLibrary}>
          Sign in
        </Button>
      )}
      <Button weight="quiet" class="popup-library" onClick={openLibrary}>
        <Icon name="library" /> Library
      </Button>
    </>
  );
}
