/**
 * Keeps what a person does in our surface from the page. A page's listener on `window` runs before anything inside
 * a shadow root, so only a listener that was there first can hold a key back: call `installGate` at document_start,
 * and again after `document.open()`, which removes every listener.
 *
 * A held event is given on, as a copy that cannot leave the closed root, to whoever lives behind the gate.
 */
export function installGate(view: Window): Gate {
  const gate = view.rejoinderGate ?? new Gate();
  view.rejoinderGate = gate;
  for (const type of HELD) view.addEventListener(type, gate, { capture: true });
  return gate;
}

declare global {
  interface Window {
    /** In the extension's isolated world only; a page's scripts have another `window` object. */
    rejoinderGate?: Gate;
  }
}

/** Whose events are held, and where their copies go. */
export interface Occupant {
  host: Element;
  /** A key that no element has the focus for is ours as well: nothing else can be meant. */
  modal: boolean;
  /** The caret stays in the page, whatever is pressed here. */
  isAside?: true;
  /** The element inside the closed root that is to see a key or an input. Where none has the focus, it is given. */
  receiver: () => Element | null;
}

export class Gate implements EventListenerObject {
  private occupants: Occupant[] = [];
  private readonly pressed = new Set<string>();

  /** Holds this occupant's events until the function returned is called. */
  admit(occupant: Occupant): () => void {
    this.occupants.push(occupant);
    return () => {
      this.occupants = this.occupants.filter(other => other !== occupant);
    };
  }

  handleEvent(event: Event): void {
    // Every key of every page comes through here.
    if (this.occupants.length === 0 && this.pressed.size === 0) return;
    // Chromium sends a person's `compositionend` untrusted, with what was composed in it.
    if (!event.isTrusted && event.type !== 'compositionend') return;
    const occupant = this.occupants.find(candidate => concerns(event, candidate));
    if (occupant) this.hold(event, occupant);
    else if (this.occupants.some(candidate => isUndoBehind(event, candidate))) refuse(event);
    else if (this.wasPressedInside(event)) event.stopImmediatePropagation();
  }

  private hold(event: Event, occupant: Occupant): void {
    event.stopImmediatePropagation();
    if (event.type === 'keydown') this.pressed.add((event as KeyboardEvent).code);
    if (occupant.isAside && event.type === 'mousedown') event.preventDefault();
    const copy = copyOf(event);
    if (copy && occupant.receiver()?.dispatchEvent(copy) === false) event.preventDefault();
  }

  /** The key that closed us is let go after we have left; a page that saw no press shall see no release. */
  private wasPressedInside(event: Event): boolean {
    if (event.type !== 'keyup' && event.type !== 'keydown') return false;
    return this.pressed.delete((event as KeyboardEvent).code) && event.type === 'keyup';
  }
}

/** Of a modal the `focusout` of the page's field is held, too: its editor has not lost the caret, only lent it. */
function concerns(event: Event, { host, modal }: Occupant): boolean {
  if (event.target === host) return true;
  if (!modal) return false;
  if ((event as FocusEvent).relatedTarget === host) return true;
  const { body, documentElement } = host.ownerDocument;
  return event.type.startsWith('key') && (event.target === body || event.target === documentElement);
}

/**
 * A document has one history for all its fields, ours among them: where ours has nothing left to undo, Chromium takes
 * back what was written in the page, and takes the caret there.
 */
function isUndoBehind(event: Event, { host }: Occupant): boolean {
  if (event.type !== 'beforeinput' || !(event as InputEvent).inputType.startsWith('history')) return false;
  return host.ownerDocument.activeElement === host;
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Only these are needed inside; for the others it is enough that the page does not see them. */
function copyOf(event: Event): Event | null {
  if (event.type === 'keydown') return copyOfKey(event as KeyboardEvent);
  if (event.type === 'input') return new InputEvent('input', { bubbles: true });
  return null;
}

/** `keyCode` 229 is how some input methods say that a key is theirs. */
export function copyOfKey(event: KeyboardEvent): KeyboardEvent {
  const { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey } = event;
  const modifiers = { ctrlKey, shiftKey, altKey, metaKey };
  return new KeyboardEvent('keydown', {
    ...modifiers,
    ...{ key, code, location, repeat },
    isComposing: event.isComposing || event.keyCode === 229,
    bubbles: true,
    cancelable: true,
  });
}

/** `click` is not among them: it must reach the element that was clicked; the surface stops it on its way out. */
const HELD = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'copy',
  'cut',
  'paste',
  'focus',
  'blur',
  'focusin',
  'focusout',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'contextmenu',
];
