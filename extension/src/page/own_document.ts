import type { RichSpot } from './field';
import { keepsOwnUndo } from './own_undo';
import { inked } from './reach';
import { select } from './selection';

/**
 * How an editor stands to what one sees: it leaves the text to the browser, it keeps a document of its own and
 * draws it, or it does so and marks whatever it drew.
 */
export type Keeping = 'browser' | 'own' | 'own, marked';

/**
 * Selects a spot and finds out who keeps the text there. An editor with a document of its own copies from there; what it
 * then copies also tells whether the selection has reached it, which a browser announces late.
 */
export function keepingOf(spot: RichSpot): Keeping {
  const { host, range } = spot;
  if (keepsOwnUndo(host)) return 'browser';
  if (isMarked(range.startContainer, host)) return 'own, marked';
  selectForEditor(spot);
  if (!range.collapsed) return copied(host) === null ? 'browser' : 'own';

  return copiesAround(spot) ? 'own' : 'browser';
}

/** Selects a spot in the browser, and tells the editor now rather than with the next task. */
export function selectForEditor({ host, range }: RichSpot): void {
  select(host, range);
  host.ownerDocument.dispatchEvent(new Event('selectionchange'));
}

/** Waits until what an editor would copy is the spot; editors that leave copying to the browser are not waited for. */
export async function selectionReached(spot: RichSpot): Promise<void> {
  for (let task = 0; task < 5; task++) {
    const text = copied(spot.host);
    if (text === null || inked(text) === inked(spot.typed)) return;
    await new Promise(resolve => setTimeout(resolve, 0));
    selectForEditor(spot);
  }
}

/** What an editor itself puts on the clipboard for its selection; null where it leaves that to the browser. */
function copied(host: HTMLElement): string | null {
  const clipboardData = new DataTransfer();
  const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true, composed: true });
  return host.dispatchEvent(copy) ? null : clipboardData.getData('text/plain');
}

/** With nothing selected there is nothing to copy, so everything is selected for a moment. */
function copiesAround(spot: RichSpot): boolean {
  const everything = spot.host.ownerDocument.createRange();
  everything.selectNodeContents(spot.host);
  selectForEditor({ ...spot, range: everything });
  const copies = copied(spot.host) !== null;
  selectForEditor(spot);
  return copies;
}

/** Frameworks that draw a document leave a mark of theirs on whatever holds a run of its text. */
function isMarked(node: Node, host: HTMLElement): boolean {
  const holder = node.nodeType === 1 ? (node as HTMLElement) : node.parentElement;
  if (!holder || holder === host || Object.keys(holder.dataset).length === 0) return false;
  return host.ownerDocument.defaultView?.getComputedStyle(holder).display === 'inline';
}
