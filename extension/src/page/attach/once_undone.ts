import type { Spot } from '../field';
import { nextFrame } from '../next_frame';
import { hostOf } from '../spot';

/**
 * Calls back once when a person takes back a reply by undo: its text is gone then. What else they do to the text ends
 * nothing; after a while nobody undoes any more.
 */
export function onceUndone(reply: Spot, undone: () => void): void {
  const host = hostOf(reply);
  const view = host.ownerDocument.defaultView;
  const [beginning] = squeezed(reply.typed).match(/^.{1,60}/u) ?? [];
  if (!view || !beginning) return;

  const over = new AbortController();
  const ends = AbortSignal.any([over.signal, AbortSignal.timeout(REMEMBERED_MS)]);
  const look = async () => {
    await nextFrame(host);
    await nextFrame(host);
    if (over.signal.aborted || squeezed(textIn(host)).includes(beginning)) return;
    over.abort();
    undone();
  };
  view.addEventListener('keydown', event => isUndo(event) && void look(), { capture: true, signal: ends });
  view.addEventListener('beforeinput', event => event.inputType === 'historyUndo' && void look(), {
    capture: true,
    signal: ends,
  });
}

const REMEMBERED_MS = 10 * 60_000;

/** Backspace right behind a reply may take it back as well. */
function isUndo({ isTrusted, key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (!isTrusted) return false;
  return key === 'Backspace' || ((ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z');
}

const textIn = (host: HTMLElement): string =>
  'value' in host ? String((host as HTMLTextAreaElement).value) : (host.textContent ?? '');

const squeezed = (text: string): string => text.replace(/\s+/g, '');
