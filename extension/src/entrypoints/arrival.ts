import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive } from '@/browser/alive';
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
  // A tab that opens while the extension is being installed gets this script from the browser and from us.
  if (window.rejoinderEar) return;
  const ear = listenIn(window, installGate);
  // An update of the extension leaves this script behind and brings a new one into a world of its own.
  onArrival(window, ear, shadowOf, async () => isAlive() && ask({ kind: 'inject', part: 'page' }));
});
