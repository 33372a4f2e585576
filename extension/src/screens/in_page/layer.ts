import { type ComponentChild, render } from 'preact';
import { DIRECTIONS } from '@/words/language';
import { language } from '@/words/say';
import basics from '../parts/basics.css?inline';
import tokens from '../tokens.css?inline';
import { copyOfKey, installGate } from './gate';
import frame from './in_page.css?inline';
import { roomFor, spotFor } from './position';
import results from './results.css?inline';
import { returnPoint } from './return_point';
import { keepInSight } from './sight';
import type { Place } from './wishes';

/**
 * How a layer stands over a page. `modal`: nothing else in the page takes part, for the seconds that it is used;
 * `beside`: it takes the caret but leaves the page usable, so that a person may copy an order number out of it;
 * `aside`: it takes nothing and is only seen.
 */
export type Stance = 'modal' | 'beside' | 'aside';

export interface Layer {
  /** Takes it away; the caret stands again where it stood. */
  close: () => void;
  /** Draws something else at the same place. */
  redraw: (content: ComponentChild) => void;
  /** A page may have taken it away. */
  isThere: () => boolean;
  /** As if Enter was pressed in it: for what has the keys while the page has the caret. */
  enter: () => void;
  /** A key that was pressed before it was there. */
  hear: (key: KeyboardEvent) => void;
  /** Whether an event that the window saw happened in it. */
  holds: (event: Event) => boolean;
}

export interface Drawn {
  at: Place;
  stance: Stance;
  /** What a screen reader calls it as the caret goes in; what is only seen needs none. */
  name?: string;
  content: ComponentChild;
  /** What it needs beside the styles of a list. */
  styles?: string;
  /** A person clicked elsewhere, or closed it in the browser's own way. */
  dismissed: () => void;
}

/** Draws something in a closed shadow root, in the browser's top layer, all before the next frame. */
export function openLayer(document: Document, drawn: Drawn): Layer {
  const { at, stance, name, content, dismissed } = drawn;
  const { host, root, stage } = closedStage(document, stance, drawn.styles);
  const release =
    stance === 'aside' ? stayAside(document, host) : takeCaret(document, host, root, stage, stance);

  if (name) stage.ariaLabel = name;
  if (stance === 'beside') stage.role = 'dialog';
  if (stance === 'modal') onDismissal(stage, dismissed);
  render(content, stage);
  raise(stage);
  const sight = keepInSight(stage, () => raiseAgain(root, stage));
  const settle = keepInPlace(document, stage, at, sight.moved);
  if (stance !== 'aside') firstField(stage)?.focus({ preventScroll: true });

  return {
    redraw: other => render(other, stage),
    enter: () => void stage.firstElementChild?.dispatchEvent(enter()),
    hear: key => hear(root.activeElement ?? stage, key),
    isThere: () => host.isConnected,
    holds: event => event.target === host,
    close() {
      settle();
      sight.end();
      release();
      render(null, stage);
      host.remove();
    },
  };
}

const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });

/** What has it may act on it; else it is written. */
function hear(element: Element, key: KeyboardEvent): void {
  if (!element.dispatchEvent(copyOfKey(key))) return;
  const page = element.ownerDocument;
  if ([...key.key].length === 1) page.execCommand('insertText', false, key.key);
  else if (key.key === 'Backspace') page.execCommand('delete');
}

function closedStage(document: Document, stance: Stance, styles = '') {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const stage = document.createElement(stance === 'modal' ? 'dialog' : 'div');
  if (stance !== 'modal') stage.popover = 'manual';
  stage.className = 'surface';
  // A page may be written the other way, and `all: initial` leaves the direction as it is.
  stage.dir = DIRECTIONS[language()];
  stage.lang = language();
  stage.tabIndex = -1;
  root.adoptedStyleSheets = [LIST, styles].filter(Boolean).map(each => styleSheet(document, each));
  root.append(stage);
  for (const type of MOVES_OF_A_POINTER) host.addEventListener(type, event => event.stopPropagation());
  homeOf(document, stance).append(host);
  return { host, root, stage };
}

/** While the page shows a modal dialog, all outside it is dead to the mouse, except a dialog opened later. */
function homeOf(document: Document, stance: Stance): Element {
  const dialogs = stance === 'modal' ? [] : document.querySelectorAll('dialog:modal');
  return [...dialogs].at(-1) ?? document.documentElement;
}

const LIST = tokens + frame + basics + results;
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** A sheet can be adopted only by the document whose window made it. */
function styleSheet(document: Document, styles: string): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, known);
  const made = known.get(styles);
  if (made) return made;
  const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(styles);
  known.set(styles, sheet);
  return sheet;
}

/** The gate stays shut until the focus is back, so that the page's field never hears that it was away. */
function takeCaret(document: Document, host: Element, root: ShadowRoot, stage: HTMLElement, stance: Stance) {
  const goBack = returnPoint(document);
  const receiver = () => {
    if (!root.activeElement || root.activeElement === stage) firstField(stage)?.focus();
    return root.activeElement ?? stage;
  };
  const leave = installGate(document.defaultView ?? window).admit({
    host,
    modal: stance === 'modal',
    receiver,
  });
  return () => {
    if ('close' in stage) (stage as HTMLDialogElement).close();
    if (stance === 'modal' || root.activeElement) goBack();
    leave();
  };
}

/** What is pressed on it is held all the same: an editor may close when a person clicks outside of it. */
function stayAside(document: Document, host: Element): () => void {
  const aside = { host, modal: false, isAside: true, receiver: () => null } as const;
  return installGate(document.defaultView ?? window).admit(aside);
}

/** A click on the backdrop is a click on the dialog, beyond its edges; `cancel` is how a browser asks to close one. */
function onDismissal(stage: HTMLElement, dismissed: () => void): void {
  stage.addEventListener('cancel', event => {
    event.preventDefault();
    dismissed();
  });
  stage.addEventListener('click', event => {
    const { left, right, top, bottom } = stage.getBoundingClientRect();
    const { clientX: x, clientY: y, isTrusted } = event;
    const isBeyond = x < left || x > right || y < top || y > bottom;
    if (isTrusted && event.target === stage && isBeyond) dismissed();
  });
}

function raise(stage: HTMLElement): void {
  if ('showModal' in stage) (stage as HTMLDialogElement).showModal();
  else stage.showPopover();
}

/** The page put something over it. What is open last lies on top. */
function raiseAgain(root: ShadowRoot, stage: HTMLElement): void {
  const focused = root.activeElement as HTMLElement | null;
  if ('close' in stage) (stage as HTMLDialogElement).close();
  else stage.hidePopover();
  raise(stage);
  focused?.focus({ preventScroll: true });
}

/**
 * Gives the function that lets go. A page's own zoom would make a box too small to read, and misplace it. What is
 * drawn in the box may make it stand elsewhere, too; `moved` is told only of what the page or its window did.
 */
function keepInPlace(document: Document, stage: HTMLElement, at: Place, moved: () => void): () => void {
  const view = document.defaultView ?? window;
  let stood = '';
  let around = '';
  const place = () => {
    const zoom = document.documentElement.currentCSSZoom || 1;
    stage.style.zoom = String(1 / zoom);
    const viewport = { width: view.innerWidth, height: view.innerHeight };
    stage.style.setProperty('--room', `${roomFor(at, viewport)}px`);
    const spot = spotFor(at, stage.getBoundingClientRect(), viewport);
    stage.style.left = `${spot.left}px`;
    stage.style.top = `${spot.top}px`;
    const stands = `${spot.left} ${spot.top}`;
    const surrounds = `${viewport.width} ${viewport.height} ${zoom}`;
    if (around !== '' && surrounds !== around && stands !== stood) moved();
    stood = stands;
    around = surrounds;
  };
  place();
  const observer = new ResizeObserver(place);
  observer.observe(stage);
  view.addEventListener('resize', place);
  return () => {
    observer.disconnect();
    view.removeEventListener('resize', place);
  };
}

function firstField(stage: HTMLElement): HTMLElement | null {
  return stage.querySelector<HTMLElement>('input, select, textarea, [tabindex="0"], button');
}

/** The gate holds what a press begins with; these go in to their element, and no further out than the host. */
const MOVES_OF_A_POINTER = ['click', 'dblclick', 'auxclick', 'wheel', 'touchstart', 'touchmove', 'touchend'];
