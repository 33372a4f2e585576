/**
 * The outermost document that this one may look into. A mail client often keeps its text in a small frame and
 * everything else around it: there the facts stand, and there is room for a box.
 */
export function outermost(page: Document): Document {
  const above = frameOf(page)?.ownerDocument;
  return above ? outermost(above) : page;
}

/** The element of the outermost document that holds `element`: itself, or the frame that it lies in. */
export function holderIn(element: Element): Element {
  const frame = frameOf(element.ownerDocument);
  return frame ? holderIn(frame) : element;
}

/** A box in a frame's window, as a box in the outermost window; CSS pixels. */
export function boxAbove(box: DOMRect, page: Document): DOMRect {
  const frame = frameOf(page);
  if (!frame) return box;
  const outer = frame.getBoundingClientRect();
  const left = outer.left + frame.clientLeft + box.left;
  const top = outer.top + frame.clientTop + box.top;
  return boxAbove(new DOMRect(left, top, box.width, box.height), frame.ownerDocument);
}

/** Null at the top, and where the frame around belongs to somebody else. */
function frameOf(page: Document): Element | null {
  return page.defaultView?.frameElement ?? null;
}
