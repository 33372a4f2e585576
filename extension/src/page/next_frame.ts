/** A page in the background draws no frames; there it is a moment. */
export function nextFrame(element: HTMLElement): Promise<void> {
  const view = element.ownerDocument.defaultView;
  return new Promise(resolve => {
    view?.requestAnimationFrame(() => resolve());
    setTimeout(resolve, 50);
  });
}
