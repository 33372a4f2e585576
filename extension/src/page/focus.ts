import { isPlain } from './editable';
import { outermost } from './window_above';

/** Opens a shadow root that the page may have closed; the browser gives extensions a way, pages none. */
export type OpenShadow = (host: HTMLElement) => ShadowRoot | null;

/** The element that has the focus in this document, also inside shadow roots. */
export function focusedIn(page: Document, openShadow: OpenShadow): Element | null {
  let focused = page.activeElement;
  for (;;) {
    if (!focused || isPlain(focused)) return focused;
    const inside: Element | null = openShadow(focused as HTMLElement)?.activeElement ?? null;
    if (!inside) return focused;
    focused = inside;
  }
}

/**
 * The focused frame that no script of ours is in, looked for from the outermost document that this one may look
 * into. A frame whose address is `javascript:` never loads anything, and so gets no script of its own; and when the
 * focus goes from one frame to another, the page around them hears nothing.
 */
export function unheardFrame(page: Document): Window | null {
  let inner: Window | null = outermost(page).defaultView;
  while (inner?.rejoinderEar) inner = focusedFrame(inner.document);
  return inner;
}

function focusedFrame(page: Document): Window | null {
  const focused = page.activeElement;
  if (focused?.localName !== 'iframe' && focused?.localName !== 'frame') return null;
  return (focused as HTMLIFrameElement).contentDocument?.defaultView ?? null;
}
