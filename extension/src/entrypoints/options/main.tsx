import { render } from 'preact';
import '@/screens/library/style/styles';
import { openWorkspace } from '@/browser/connect';
import { readLanguage } from '@/browser/settings';
import { LibraryScreen } from '@/screens/library/library_screen';
import { STARTER_PACKS } from '@/screens/library/packs/starter_packs';
import { fetchTheRest } from '@/screens/parts/later';
import { sanitiser } from '@/template/sanitise';
import { speakAsAsked } from '@/web/speaking';
import { practise } from './practise';

/** Not awaited by the module itself: what a language is in may be in one file with it, and would wait for it. */
async function start(): Promise<void> {
  await speakAsAsked(await readLanguage());
  render(
    <LibraryScreen
      workspace={openWorkspace()}
      starters={STARTER_PACKS}
      notes={localStorage}
      sanitise={sanitiser(window)}
      now={() => new Date()}
      practise={practise}
    />,
    document.getElementById('screen') as HTMLElement,
  );
  requestIdleCallback(() => void fetchTheRest());
}

void start();
