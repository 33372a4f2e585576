/** The nearest element around `place` that is or holds what matches the selector: one compose window of several. */
export function around(place: Element, selector: string): Element | null {
  for (let at: Element | null = place; at; at = parentAcrossRoots(at)) {
    if (at.matches(selector) || at.querySelector(selector)) return at;
  }
  return null;
}

function parentAcrossRoots(element: Element): Element | null {
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
