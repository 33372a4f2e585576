import { moveTo } from './caret';
import type { RichSpot } from './field';
import { stateOf } from './look';
import { nextFrame } from './next_frame';

/**
 * Takes the last step of an editor's own history back and puts it there again. Editors join what follows shortly on
 * typing with it in one step of undo; after an undo they begin a new one.
 */
export async function endStep(spot: RichSpot): Promise<void> {
  const before = stateOf(spot);
  if (!(await undoneByKey(spot, before.text))) return;

  // At once: what a person types now must come behind it. A second redo finds nothing more to do.
  for (const key of REDO) if (stateOf(spot).text !== before.text) press(spot.host, key);
  await becomes(spot, text => text === before.text);
  moveTo(spot, before.text.slice(0, before.start), before.text.slice(0, before.end));
}

/** Has an editor undo its last step, as Ctrl+Z does; whether anything came of it. */
export async function undoneByKey(spot: RichSpot, text: string): Promise<boolean> {
  return press(spot.host, UNDO) && becomes(spot, now => now !== text);
}

/** Most editors draw at once. */
async function becomes(spot: RichSpot, enough: (text: string) => boolean): Promise<boolean> {
  for (let frame = 0; frame < 2; frame++) {
    if (enough(stateOf(spot).text)) return true;
    await nextFrame(spot.host);
  }
  return enough(stateOf(spot).text);
}

const UNDO = { key: 'z', code: 'KeyZ', keyCode: 90, shiftKey: false };
const REDO = [
  { key: 'y', code: 'KeyY', keyCode: 89, shiftKey: false },
  { key: 'Z', code: 'KeyZ', keyCode: 90, shiftKey: true },
];

/** Whether the editor took the key. */
function press(host: HTMLElement, key: typeof UNDO): boolean {
  const isMac = navigator.platform.startsWith('Mac');
  const held = isMac ? { metaKey: true } : { ctrlKey: true };
  const about = { ...key, ...held, which: key.keyCode, bubbles: true, cancelable: true, composed: true };
  return !host.dispatchEvent(new KeyboardEvent('keydown', about));
}
