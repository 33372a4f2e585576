import { render } from 'preact';
import '@/screens/library/style/styles';
import { openWorkspace } from '@/browser/connect';
import { onSettings, readSettings } from '@/browser/settings';
import { LibraryScreen } from '@/screens/library/library_screen';
import { STARTER_PACKS } from '@/screens/library/packs/starter_packs';
import { fetchTheRest } from '@/screens/parts/later';
import { sanitiser } from '@/template/sanitise';
import { speakAsAsked } from '@/web/speaking';
import { say } from '@/words/say';
import { practise } from './practise';

const workspace = openWorkspace();
const sanitise = sanitiser(window);
const now = () => new Date();

async function draw(): Promise<void> {
  await speakAsAsked(await readSettings());
  document.title = say('parts.library_title');
  const given = { workspace, starters: STARTER_PACKS, notes: localStorage, sanitise, now, practise };
  render(<LibraryScreen {...given} />, document.getElementById('screen') as HTMLElement);
}

await draw();
// Drawn anew, not begun anew: what is being typed stays where it stands.
onSettings(() => void draw(), new AbortController().signal);
requestIdleCallback(() => void fetchTheRest());
