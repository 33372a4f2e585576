import { partOf } from './labelled';

/** The nearest element around `place` that is or holds what matches the selector: one compose window of several. */
export function around(place: Element, selector: string): Element | null {
  for (let at: Element | null = place; at; at = parentAcrossRoots(at)) {
    if (at.matches(selector) || at.querySelector(selector)) return at;
  }
  return null;
}

/**
 * The message that `place` is the text of, by a part of its head. Null where that part belongs to another text, or to
 * the page at large: a chat beside an open message must not be taken for it.
 */
export function messageAround(place: Element, head: string): Element | null {
  const message = around(place.parentElement ?? place, head);
  if (!message || message.matches('body, html')) return null;
  const branches = [...message.children].filter(child => child.matches(head) || child.querySelector(head));
  return branches.some(branch => holdsTextLike(place, branch)) ? null : message;
}

/** Whether another text like this one stands there; a row of recipients may be editable as well, in another way. */
function holdsTextLike(place: Element, branch: Element): boolean {
  return [...branch.querySelectorAll(place.localName)].some(
    other =>
      other !== place &&
      LIKENESS.every(name => other.getAttribute(name) === place.getAttribute(name)) &&
      partOf(other) === null,
  );
}

const LIKENESS = ['contenteditable', 'role', 'aria-multiline'] as const;

/** Out of a shadow root, its host. */
export function parentAcrossRoots(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The visible words of an element, as one line or several; empty where there is none. */
export function wordsOf(element: Element | null | undefined): string {
  if (!element) return '';
  // As shown, since a mail client's lines are blocks: `textContent` would run them together.
  const shown = 'innerText' in element ? (element as HTMLElement).innerText : undefined;
  return (shown ?? element.textContent ?? '').trim();
}

/** The innermost elements, in the order of the page. */
export const leavesOf = (within: Element | null): Element[] =>
  [...(within?.querySelectorAll('*') ?? [])].filter(element => element.childElementCount === 0);
