import { render } from 'preact';
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/in_page/palette.css';
import '@/screens/popup/popup.css';
import { askActiveTab } from '@/browser/active_tab';
import { ask, type State } from '@/browser/messages';
import { finder, openShelf } from '@/browser/shelf';
import type { ShelvedEntry } from '@/library/shelf';
import { Popup } from '@/screens/popup/popup';
import { previewFrom } from '@/screens/popup/preview';
import { sanitiser } from '@/template/sanitise';

const shelf = openShelf(new AbortController().signal);
const preview = previewFrom(shelf, {
  now: new Date(),
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: navigator.language,
  random: Math.random(),
});
const sanitise = sanitiser(window);

async function insert(entry: ShelvedEntry): Promise<boolean> {
  return askActiveTab({ kind: 'insert', id: entry.id });
}

function openLibrary(): void {
  void ask({ kind: 'open_library' }).then(() => window.close());
}

function draw(standing: State | null): void {
  const close = () => window.close();
  render(<Popup {...{ finder, preview, sanitise, standing, insert, openLibrary, close }} />, document.body);
}

draw(null);
document.querySelector('input')?.focus();
ask({ kind: 'state' }).then(draw, () => {});
