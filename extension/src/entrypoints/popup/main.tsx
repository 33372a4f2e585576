import { render } from 'preact';
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/in_page/results.css';
import '@/screens/in_page/palette.css';
import '@/screens/popup/popup.css';
import { insertInActiveTab } from '@/browser/active_tab';
import { openDatabase } from '@/browser/home';
import { ask, type State } from '@/browser/messages';
import { room } from '@/browser/room';
import { readLanguage } from '@/browser/settings';
import { finder, openShelf } from '@/browser/shelf';
import type { ShelvedEntry } from '@/library/shelf';
import { Popup } from '@/screens/popup/popup';
import { previewFrom } from '@/screens/popup/preview';
import { onChange } from '@/sync/mirror';
import { sanitiser } from '@/template/sanitise';
import { speakAsAsked } from '@/web/speaking';

const shelf = openShelf(new AbortController().signal);
const preview = previewFrom(shelf, {
  now: new Date(),
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: navigator.language,
  random: Math.random(),
});
const sanitise = sanitiser(window);

async function insert(entry: ShelvedEntry): Promise<boolean> {
  return insertInActiveTab(entry.id);
}

function openLibrary(): void {
  void ask({ kind: 'open_library' }).then(() => window.close());
}

function openUnsettled(): void {
  void ask({ kind: 'open_unsettled' }).then(() => window.close());
}

function draw(standing: State | null): void {
  const close = () => window.close();
  const given = { finder, preview, sanitise, standing, insert, openLibrary, openUnsettled, close };
  render(<Popup {...given} />, document.body);
}

/** Not awaited by the module itself: what a language is in may be in one file with it, and would wait for it. */
async function start(): Promise<void> {
  await speakAsAsked(await readLanguage());
  draw(null);
  document.querySelector('input')?.focus();

  // Opening it sets off another attempt where one is due only later; what comes of that is shown, too.
  void ask({ kind: 'returned' }).catch(() => undefined);
  const look = () => void ask({ kind: 'state' }).then(draw, () => {});
  onChange(openDatabase(), look, new AbortController().signal);
  room.onChange(look, new AbortController().signal);
}

void start();
