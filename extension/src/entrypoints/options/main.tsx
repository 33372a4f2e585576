import { render } from 'preact';
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/library/style/frame.css';
import '@/screens/library/style/list.css';
import '@/screens/library/style/beside.css';
import '@/screens/library/style/editor.css';
import '@/screens/library/style/pages.css';
import '@/screens/library/style/settle.css';
import { openWorkspace } from '@/browser/connect';
import { readSettings } from '@/browser/settings';
import { LibraryScreen } from '@/screens/library/library_screen';
import { STARTER_PACKS } from '@/screens/library/packs/starter_packs';
import { sanitiser } from '@/template/sanitise';
import { speakAsAsked } from '@/web/speaking';
import { practise } from './practise';

await speakAsAsked(await readSettings());
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
