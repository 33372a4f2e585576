import { useEffect, useRef } from 'preact/hooks';
import { type Action, actionOf } from './actions';

/** Runs the action that a key calls for; keys that call for none, or for one that is not at hand, stay the browser's. */
export function useKeys(run: (action: Action) => boolean): void {
  const newest = useRef(run);
  newest.current = run;

  useEffect(() => {
    const gone = new AbortController();
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const action = actionOf(event, isWriting(event.target));
      if (action === 'edit' && isPressable(event.target)) return;
      if (action && newest.current(action)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed, { signal: gone.signal });
    return () => gone.abort();
  }, []);
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
