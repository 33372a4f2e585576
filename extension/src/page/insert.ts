import { placeCaret, spotOf } from './caret';
import { fieldOf, type Spot } from './field';
import { type State, stateOf, verdict } from './look';
import { rememberStep } from './own_undo';
import { fittedTo, type Reply } from './reply';
import { hostOf, selectSpot, standsStill } from './spot';
import { formatted } from './ways/formatted';
import { pasted } from './ways/pasted';
import { typed } from './ways/typed';
import { valued } from './ways/valued';
import type { Attempt, Way } from './ways/way';

/** `reply` is where it stands. */
export type Insertion =
  | { kind: 'stands'; reply: Spot }
  | { kind: 'refused'; why: 'moved' | 'too long' | 'page' };

const WAYS: readonly Way[] = [typed, formatted, pasted, valued];

/**
 * Puts a reply in place of a spot and looks whether it really stands there. When no way works, what was typed
 * stands there as before.
 */
export async function insert(spot: Spot, reply: Reply, ways: readonly Way[] = WAYS): Promise<Insertion> {
  if (!standsStill(spot)) return { kind: 'refused', why: 'moved' };
  if (isTooLong(spot, reply)) return { kind: 'refused', why: 'too long' };

  for (const way of ways) {
    const attempt = way.attempt(spot, reply);
    if (!attempt) continue;

    const before = stateOf(spot);
    const typedOn = fieldOf(hostOf(spot)).since(spot) ?? '';
    rememberStep(hostOf(spot));
    selectSpot(spot);
    attempt.insert();
    rememberStep(hostOf(spot));
    const seen = await settled(spot, before, attempt);
    if (seen === 'stands') {
      placeCaret(spot, before, attempt, typedOn);
      return { kind: 'stands', reply: spotOf(spot, before, attempt.text) };
    }
    if (seen === 'changed' && !putBack(spot, before)) break;
    if (!standsStill(spot)) break;
  }
  return { kind: 'refused', why: 'page' };
}

/** Most editors answer at once; those that draw later get until the next two frames. */
async function settled(spot: Spot, before: State, attempt: Attempt): Promise<ReturnType<typeof verdict>> {
  let seen = verdict(before, stateOf(spot), attempt.text);
  for (let frame = 0; frame < 2 && seen !== 'stands'; frame++) {
    await nextFrame(hostOf(spot));
    seen = verdict(before, stateOf(spot), attempt.text);
  }
  return seen;
}

/** A page in the background draws no frames. */
function nextFrame(element: HTMLElement): Promise<void> {
  const view = element.ownerDocument.defaultView;
  return new Promise(resolve => {
    view?.requestAnimationFrame(() => resolve());
    setTimeout(resolve, 50);
  });
}

/** The page's own undo first, since it leaves the history clean. */
function putBack(spot: Spot, before: State): boolean {
  hostOf(spot).ownerDocument.execCommand('undo');
  return stateOf(spot).text === before.text;
}

function isTooLong(spot: Spot, reply: Reply): boolean {
  if (spot.kind !== 'plain' || spot.field.maxLength < 0) return false;
  const { text } = fittedTo(spot.field, reply);
  return spot.field.value.length - spot.typed.length + text.length > spot.field.maxLength;
}
