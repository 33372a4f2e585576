import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '@/browser/messages';
import { shadowOf } from '@/browser/shadow';
import { onArrival } from '@/page/arrival';
import { listenIn } from '@/page/ear';
import { installGate } from '@/screens/in_page/gate';

/**
 * In every frame from the first moment (wxt.config.ts), and all but nothing until a person comes to a field. Not
 * WXT's own kind of content script, since that one announces itself to the page in a message and an event.
 */
export default defineUnlistedScript(() => {
  const ear = listenIn(window, installGate);
  // After an update of the extension this script is left behind: the next load of the page brings the new one.
  onArrival(window, ear, shadowOf, () => void ask({ kind: 'inject' }).catch(() => undefined));
});
