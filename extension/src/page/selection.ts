/** The caret or selection inside an editing host, also where the host stands in a shadow root. */
export function selectionIn(host: HTMLElement): StaticRange | Range | null {
  const range = rangeOf(host);
  return range && host.contains(range.startContainer) && host.contains(range.endContainer) ? range : null;
}

/** Selects a range in a host; the host must be able to have the focus. */
export function select(host: HTMLElement, range: StaticRange | Range): void {
  selectionOf(host)?.setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  );
}

/** The selection object that speaks for this host. */
export function selectionOf(host: HTMLElement): Selection | null {
  return host.ownerDocument.getSelection();
}

function rangeOf(host: HTMLElement): StaticRange | Range | null {
  const selection = selectionOf(host);
  if (!selection || selection.rangeCount === 0) return null;

  const root = host.getRootNode();
  if (root === host.ownerDocument) return selection.getRangeAt(0);
  // Chromium before 137 has no getComposedRanges, and a selection of each shadow root instead.
  if ('getComposedRanges' in selection)
    return selection.getComposedRanges({ shadowRoots: [root as ShadowRoot] })[0] ?? null;
  return (root as ShadowRoot & { getSelection?(): Selection }).getSelection?.().getRangeAt(0) ?? null;
}
