import { rememberSecrets } from './secret';

/**
 * Hears what a person does in a window before any script of the page does, because it was there first; what it
 * heard it tells one listener, which comes with the rest of the code once a field has the focus.
 */
export class Ear implements EventListenerObject {
  tell: ((event: Event) => void) | null = null;
  /** When a person last had the focus here, milliseconds since 1970. */
  at = 0;
  /** What happened between a person's coming to a field and the listener's; it must be known who wrote what. */
  early: Event[] = [];

  handleEvent(event: Event): void {
    if (!isAPersons(event)) return;
    if (MAY_REVEAL.has(event.type)) rememberSecrets((event.currentTarget as Window).document);
    if (FOCUSED.has(event.type)) this.at = Date.now();
    this.tell?.(event);
  }

  /** For whoever will listen. */
  keep(event: Event): void {
    this.early.push(event);
    if (this.early.length > MANY) this.early.shift();
  }
}

declare global {
  interface Window {
    /** In the extension's isolated world only; a page's scripts have another `window` object. */
    rejoinderEar?: Ear;
  }
}

/**
 * Listens in a window, now and after each `document.open()`, which takes every listener of a window and its
 * document away (Roundcube's TinyMCE writes its frame so). A mutation observer is not a listener and stays.
 */
export function listenIn(view: Window, attach: (view: Window) => void): Ear {
  const ear = view.rejoinderEar ?? new Ear();
  if (view.rejoinderEar) return ear;
  view.rejoinderEar = ear;

  const attachAll = () => {
    attach(view);
    for (const type of HEARD) view.addEventListener(type, ear, { capture: true });
  };
  attachAll();
  new MutationObserver(attachAll).observe(view.document, { childList: true });
  return ear;
}

/** What tells that a person writes. */
export const WRITING = ['keydown', 'beforeinput', 'input', 'compositionstart', 'compositionend', 'mousedown'];

/** Chromium sends a person's `compositionend` untrusted. A page that sends one, too, has composed nothing by it. */
export function isAPersons(event: Event): boolean {
  return event.isTrusted || event.type === 'compositionend';
}

const HEARD = [...WRITING, 'focusin', 'blur'];

/** A button beside an editor can be clicked without taking its focus; a key goes where the focus is. */
const FOCUSED = new Set(['focusin', 'keydown']);

/** A page may show a password as text from then on. */
const MAY_REVEAL = new Set(['focusin', 'mousedown']);

/** Events of more keys than a shortcut has. */
const MANY = 250;
