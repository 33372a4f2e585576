/** Opens a shadow root that the page may have closed; the browser gives extensions a way, pages none. */
export type OpenShadow = (host: HTMLElement) => ShadowRoot | null;

/** The element that has the focus in this document, also inside shadow roots. */
export function focusedIn(page: Document, openShadow: OpenShadow): Element | null {
  let focused = page.activeElement;
  for (;;) {
    const inside: Element | null = focused
      ? (openShadow(focused as HTMLElement)?.activeElement ?? null)
      : null;
    if (!inside) return focused;
    focused = inside;
  }
}

/** The document of a frame that has the focus, where this page may look into it. */
export function focusedFrame(page: Document): Document | null {
  const focused = page.activeElement;
  if (focused?.localName !== 'iframe') return null;
  return (focused as HTMLIFrameElement).contentDocument;
}
