import type { Ear } from './ear';
import { writableAt } from './editable';
import { focusedIn, type OpenShadow, unheardFrame } from './focus';

/**
 * Calls for the rest of the code when a person comes to a field of this window, or of a frame that no script of ours
 * is in, and keeps what happens until it is there. Calls again if nothing comes of it: a worker can be killed over it.
 * A page that is about to put the caret into a field itself is not waited for; a worker takes a while to wake.
 */
export function onArrival(
  view: Window,
  ear: Ear,
  openShadow: OpenShadow,
  call: () => Promise<unknown>,
): void {
  let keeps = false;
  let waits = false;
  const again = () => {
    waits = false;
  };
  const look = (event?: Event) => {
    if (keeps && event) ear.keep(event);
    if (!waits && isInField(view.document, openShadow, event)) callNow();
  };
  const callNow = () => {
    keeps = waits = true;
    setTimeout(again, PATIENCE_MS);
    call().catch(again);
  };
  ear.tell = look;
  // At document_start nothing has the focus yet; a tab that was open before the extension came may have.
  if (view.document.readyState !== 'loading') look();
  const awaited = () => {
    if (!waits && writableAt(view.document.querySelector('[autofocus]'))) callNow();
  };
  view.document.addEventListener('DOMContentLoaded', awaited, { once: true });
}

const isInField = (page: Document, openShadow: OpenShadow, event?: Event): boolean =>
  writableAt(focusedIn(page, openShadow)) !== null || (event?.type === 'blur' && unheardFrame(page) !== null);

/** Longer than any worker takes to wake. */
const PATIENCE_MS = 2_000;
