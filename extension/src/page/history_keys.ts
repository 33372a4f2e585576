import { moveTo } from './caret';
import type { RichSpot } from './field';
import { stateOf } from './look';
import { nextFrame } from './next_frame';
import { typeText } from './type_text';

/**
 * Takes the last step of an editor's own history back and puts it there again. Editors join what follows shortly on
 * typing with it in one step of undo; after an undo they begin a new one. Only the field itself hears of it, not a
 * page around that has an undo of its own.
 */
export async function endStep(spot: RichSpot): Promise<void> {
  const before = stateOf(spot);
  if (!press(spot.host, UNDO, 'field')) return;
  if (!(await becomes(spot, text => text !== before.text))) return forwardAgain(spot.host);

  // At once: what a person types now must come behind it. A second redo finds nothing more to do.
  for (const key of REDO) if (stateOf(spot).text !== before.text) press(spot.host, key, 'field');
  if (!(await becomes(spot, text => text === before.text, PATIENCE))) writeAgain(spot, before.text);
  moveTo(spot, before.text.slice(0, before.start), before.text.slice(0, before.end));
}

/** Has an editor undo its last step, as Ctrl+Z does; whether anything came of it. Some hear keys above their field. */
export async function undoneByKey(spot: RichSpot, text: string): Promise<boolean> {
  const taken = press(spot.host, UNDO, 'field') || press(spot.host, UNDO, 'page');
  return taken && becomes(spot, now => now !== text);
}

/** Somebody took the key before the field could, and may have undone something else. */
function forwardAgain(host: HTMLElement): void {
  REDO.some(key => press(host, key, 'field'));
}

/** An editor that knows undo but not redo is given what it lost once more; nothing may stand in its place. */
function writeAgain(spot: RichSpot, wanted: string): void {
  const { text } = stateOf(spot);
  const kept = sameStart(text, wanted);
  if (!wanted.endsWith(text.slice(kept))) return;
  moveTo(spot, text.slice(0, kept), text.slice(0, kept));
  typeText(spot.host, wanted.slice(kept, wanted.length - (text.length - kept)));
}

function sameStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** One that was only slow would otherwise have it twice. */
const PATIENCE = 30;

/** Most editors draw at once. */
async function becomes(spot: RichSpot, enough: (text: string) => boolean, frames = 2): Promise<boolean> {
  for (let frame = 0; frame < frames; frame++) {
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

/** Whether a key pressed in a field was taken, by the field or by whoever around it hears of it. */
function press(host: HTMLElement, key: typeof UNDO, heardBy: 'field' | 'page'): boolean {
  const isMac = navigator.platform.startsWith('Mac');
  const held = isMac ? { metaKey: true } : { ctrlKey: true };
  const reach = { bubbles: heardBy === 'page', cancelable: true, composed: heardBy === 'page' };
  return !host.dispatchEvent(new KeyboardEvent('keydown', { ...key, ...held, ...reach, which: key.keyCode }));
}
