import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Settings } from '@/library/settings';
import { type Action, actionOf } from './actions';

/** Runs the action that a key calls for; keys that call for none, or for one that is not at hand, stay the browser's. */
export function useKeys(run: (action: Action) => boolean, settings?: Pick<Settings, 'letter_keys'>): void {
  const newest = useRef({ run, settings });
  newest.current = { run, settings };

  // Before it is drawn: whoever sees the screen may press a key.
  useLayoutEffect(() => {
    const gone = new AbortController();
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const { run, settings } = newest.current;
      if (settings?.letter_keys === false && isLetter(event)) return;
      const action = actionOf(event, isWriting(event.target));
      if (action === 'edit' && isPressable(event.target)) return;
      if (action && run(action)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed, { signal: gone.signal });
    return () => gone.abort();
  }, []);
}

/** One sign and nothing held: speech input types such by mistake (WCAG 2.1.4). */
function isLetter({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey;
}

/** What answers Enter itself. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary, [role^=menuitem]');
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  );
}
