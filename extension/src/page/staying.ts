import { INPUT_METHOD } from './chord';

/**
 * Tells once that somebody who came to a field stays there: they write, or go nowhere else for a moment in which the
 * page has nothing to do. Who only passes through its fields does not.
 */
export function onceStaying(view: Window, stays: () => void, signal: AbortSignal): void {
  const done = new AbortController();
  let waiting = 0;
  const tell = () => {
    if (done.signal.aborted || signal.aborted) return;
    done.abort();
    clearTimeout(waiting);
    stays();
  };
  const came = () => {
    clearTimeout(waiting);
    waiting = view.setTimeout(() => {
      if (view.document.hasFocus()) view.requestIdleCallback(tell, { timeout: IDLE_MS });
    }, MOMENT_MS);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isTrusted && (event.key.length === 1 || event.keyCode === INPUT_METHOD)) tell();
  };

  const both = { capture: true, signal: AbortSignal.any([done.signal, signal]) };
  view.addEventListener('keydown', pressed, both);
  view.addEventListener('focusin', came, both);
  came();
}

const MOMENT_MS = 300;
const IDLE_MS = 300;
