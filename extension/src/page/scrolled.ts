/**
 * Tells once when anything around an element scrolls, in its window or in one around it that may be looked into; what
 * scrolls inside the element itself does not count. Gives the function that stops listening.
 */
export function onceScrolled(element: Element, scrolled: () => void): () => void {
  const done = new AbortController();
  let inner: Element | null = element;
  while (inner) {
    const held = inner;
    const page: Document = held.ownerDocument;
    const heard = (event: Event) => {
      if (!event.isTrusted || !isAround(event.target as Node, held)) return;
      done.abort();
      scrolled();
    };
    page.defaultView?.addEventListener('scroll', heard, {
      capture: true,
      passive: true,
      signal: done.signal,
    });
    inner = page.defaultView?.frameElement ?? null;
  }
  return () => done.abort();
}

/** A document does not contain what lies in its shadow roots. */
function isAround(scrolling: Node, element: Element): boolean {
  return scrolling === element.ownerDocument || (scrolling !== element && scrolling.contains(element));
}
