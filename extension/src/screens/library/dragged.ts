/** What is dragged within this page: templates, or a folder. Other pages are not told. */
export type Dragged = { kind: 'templates'; ids: ReadonlySet<string> } | { kind: 'folder'; id: string };

let dragged: Dragged | null = null;

/** While a drag lasts; the transfer itself carries only a word that nobody can use. */
export function beginDrag(event: DragEvent, what: Dragged): void {
  dragged = what;
  event.dataTransfer?.setData('text/x-rejoinder', what.kind);
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
}

export function endDrag(): void {
  dragged = null;
}

export function whatIsDragged(): Dragged | null {
  return dragged;
}
