import { defineContentScript } from 'wxt/utils/define-content-script';
import { ask } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { onArrival } from '@/page/arrival';
import { listenIn } from '@/page/ear';
import { installGate } from '@/screens/in_page/gate';

/** In every frame from the first moment, and all but nothing until a person comes to a field. */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  main() {
    const ear = listenIn(window, installGate);
    // After an update of the extension this script is left behind: the next load of the page brings the new one.
    onArrival(window, ear, shadowOf, () => void ask({ kind: 'inject' }).catch(() => undefined));
  },
});
