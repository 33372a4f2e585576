/**
 * Remembers where the caret stands, in open shadow roots and in frames of the same origin too, and gives the function
 * that puts it back. A field that has left the page since is left alone. Kinds are told by what they have, as a
 * frame's elements are no instances of this window's classes.
 */
export function returnPoint(document: Document): () => void {
  const field = deepestFocus(document);
  if (!field) return () => {};
  const select = isTextField(field) ? selectionIn(field) : selectionAround(field);

  return () => {
    if (!field.isConnected) return;
    field.focus({ preventScroll: true });
    select();
  };
}

function deepestFocus(document: Document): HTMLElement | null {
  let focused = document.activeElement;
  for (let inner = innerFocus(focused); inner; inner = innerFocus(inner)) focused = inner;
  return focused && 'focus' in focused ? (focused as HTMLElement) : null;
}

/** `contentDocument` is null for a frame of another origin. */
function innerFocus(focused: Element | null): Element | null {
  const inside = focused?.shadowRoot ?? (focused as HTMLIFrameElement | null)?.contentDocument;
  return inside?.activeElement ?? null;
}

function isTextField(field: HTMLElement): field is HTMLInputElement | HTMLTextAreaElement {
  return 'setSelectionRange' in field;
}

function selectionIn(field: HTMLInputElement | HTMLTextAreaElement): () => void {
  const { selectionStart, selectionEnd, selectionDirection } = field;
  if (selectionStart === null) return () => {};
  return () => field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
}

/** Kept as nodes and offsets, since a live range would follow the selection into our own field. */
function selectionAround(field: HTMLElement): () => void {
  const selection = field.ownerDocument.getSelection();
  const range = selection && rangeIn(selection, field.getRootNode());
  if (!range) return () => {};

  const { startContainer, startOffset, endContainer, endOffset } = range;
  return () => {
    if (!startContainer.isConnected || !endContainer.isConnected) return;
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  };
}

/** `getComposedRanges` came with Chrome 137; before it, the caret inside a shadow root is the editor's to restore. */
function rangeIn(selection: Selection, root: Node): StaticRange | Range | undefined {
  if ('host' in root) return selection.getComposedRanges?.({ shadowRoots: [root as ShadowRoot] })[0];
  return selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}
