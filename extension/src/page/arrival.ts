import type { Ear } from './ear';
import { editableAt } from './editable';
import { focusedIn, type OpenShadow, unheardFrame } from './focus';

/** Calls once, when a person first comes to a field of this window, or of a frame that no script of ours is in. */
export function onArrival(view: Window, ear: Ear, openShadow: OpenShadow, arrived: () => void): void {
  const look = (event?: Event) => {
    if (!isInField(view.document, openShadow) && !(event?.type === 'blur' && unheardFrame(view.document)))
      return;
    ear.keep();
    arrived();
  };
  ear.tell = look;
  // At document_start nothing has the focus yet; a tab that was open before the extension came may have.
  if (view.document.readyState !== 'loading') look();
}

const isInField = (page: Document, openShadow: OpenShadow): boolean =>
  editableAt(focusedIn(page, openShadow)) !== null;
