import { render } from 'preact';
import '@/screens/library/style/styles';
import '@/screens/console/outside.css';
import { chosenLanguage } from '@/library/settings';
import type { Outside } from '@/screens/console/outside';
import { OutsideScreen } from '@/screens/console/outside';
import { LibraryScreen } from '@/screens/library/library_screen';
import { STARTER_PACKS } from '@/screens/library/packs/starter_packs';
import { fetchTheRest } from '@/screens/parts/later';
import { accountOf } from '@/sync/membership';
import { onChange } from '@/sync/mirror';
import { sanitiser } from '@/template/sanitise';
import { speakAsAsked } from '@/web/speaking';
import { arrive, hasLibrary, signInAddress } from './arrival';
import { openWorkspace } from './connect';
import { openHome } from './home';
import { leadInTurn } from './lead';
import { roomOf } from './room';
import { readSettings } from './settings';
import { keepShell } from './shell';
import { Tabs } from './tabs';

const screen = document.getElementById('screen') as HTMLElement;
const home = openHome();
const tabs = new Tabs();
const room = roomOf(tabs);
const workspace = openWorkspace(home, room, tabs);

const library = (
  <LibraryScreen
    workspace={workspace}
    starters={STARTER_PACKS}
    notes={localStorage}
    sanitise={sanitiser(window)}
    now={() => new Date()}
    practise={null}
  />
);

function drawOutside(why: Outside): void {
  const signIn = () => location.assign(signInAddress());
  render(<OutsideScreen why={why} signIn={signIn} tryAgain={() => void enter()} />, screen);
}

/** What is in this browser is shown at once; whoever has nothing here goes and signs in. */
async function enter(): Promise<void> {
  if (!(await accountOf(home.db))) {
    drawOutside(null);
    const arrival = await arrive(home);
    const isEmpty = !(await hasLibrary(home.db));
    if (isEmpty && arrival === 'nobody') return location.replace(signInAddress());
    if (isEmpty) return drawOutside('unreachable');
  }
  render(library, screen);
  leadInTurn(home, room, tabs);
  whenQuiet(fetchTheRest);
  // Signing out, in whichever tab, takes the library away; signing in brings one.
  onChange(home.db, () => void look(), new AbortController().signal);
}

async function look(): Promise<void> {
  if (await hasLibrary(home.db)) render(library, screen);
  else drawOutside('nobody');
}

function whenQuiet(run: () => Promise<void>): void {
  // Safari has no such callback.
  const wait = globalThis.requestIdleCallback ?? (soon => setTimeout(soon, 500));
  wait(() => void run());
}

/** Not awaited by the module itself: what a language is in may be in one file with it, and would wait for it. */
async function start(): Promise<void> {
  await speakAsAsked(chosenLanguage(await readSettings(), await accountOf(home.db)));
  await enter();
  keepShell();
}

void start();
