import type { Ear } from './ear';
import { editableAt } from './editable';
import { focusedFrame, focusedIn, type OpenShadow } from './focus';

/** Calls once, when a person first comes to a field of this window or of a frame that no script of ours is in. */
export function onArrival(view: Window, ear: Ear, openShadow: OpenShadow, arrived: () => void): void {
  const look = () => {
    if (!isInField(view.document, openShadow)) return;
    ear.tell = null;
    arrived();
  };
  ear.tell = look;
  look();
}

function isInField(page: Document, openShadow: OpenShadow): boolean {
  const frame = focusedFrame(page);
  // A frame whose address is `javascript:` never loads anything, and so gets no script of its own.
  if (frame?.defaultView && !frame.defaultView.rejoinderEar) return isInField(frame, openShadow);
  return editableAt(focusedIn(page, openShadow)) !== null;
}
