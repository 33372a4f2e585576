import type { Filler } from './client';

/**
 * Fills in a row of chips as a paste would, without the focus. Only believed if the page took it: it made a chip
 * (CSS), or it kept the browser from pasting.
 */
export const pasteIn =
  (field: string, chip: string): Filler =>
  (message, value) => {
    const input = message.querySelector<HTMLInputElement>(field);
    if (input?.value !== '') return false;

    const goBack = wayBack(input.ownerDocument);
    const taken = !input.dispatchEvent(pasteOf(value, input.ownerDocument)) || hasChip(input, chip);
    goBack();
    return taken;
  };

function pasteOf(value: string, page: Document): ClipboardEvent {
  const { ClipboardEvent, DataTransfer } = page.defaultView ?? globalThis;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', value);
  return new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
}

const hasChip = (input: Element, chip: string): boolean =>
  input.closest('[role="listbox"], [name]:not(input)')?.querySelector(chip) !== null;

/** A page that goes where it was pasted would take the next letters away from the text; this brings the caret back. */
function wayBack(page: Document): () => void {
  const held = page.activeElement;
  const selection = page.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;

  return () => {
    if (!held || page.activeElement === held) return;
    (held as HTMLElement).focus({ preventScroll: true });
    if (range && held.contains(range.startContainer)) {
      selection?.removeAllRanges();
      selection?.addRange(range);
    }
  };
}
