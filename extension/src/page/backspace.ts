import type { Spot } from './field';
import { hostOf } from './spot';

/** The reply that came to stand in a field as the very last thing; any key or click after it ends that. */
export interface FreshReply {
  came(reply: Spot): void;
  hear(event: Event): void;
  /** Whether a key pressed in this field now is the first thing after a reply. */
  isIn(field: HTMLElement): boolean;
}

export function openFreshReply(): FreshReply {
  let field: WeakRef<HTMLElement> | null = null;
  return {
    came(reply) {
      field = new WeakRef(hostOf(reply));
    },
    hear(event) {
      if (ENDS.has(event.type) && !isModifier(event)) field = null;
    },
    isIn: asked => field?.deref() === asked,
  };
}

const ENDS = new Set(['keydown', 'mousedown', 'compositionstart']);

const isModifier = (event: Event): boolean =>
  event.type === 'keydown' && /^(Shift|Control|Alt|Meta|CapsLock)$/.test((event as KeyboardEvent).key);

/**
 * Has the page take back what was written last. An editor with a document of its own knows only its own key for that,
 * so it is asked first, as if a person had pressed it; what nobody answers the browser undoes.
 */
export function undoIn(field: HTMLElement): void {
  const isMac = /^Mac/.test(navigator.platform);
  const press = new KeyboardEvent('keydown', {
    ...{ key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: !isMac, metaKey: isMac },
    ...{ bubbles: true, cancelable: true, composed: true },
  });
  if (field.dispatchEvent(press)) field.ownerDocument.execCommand('undo');
}
