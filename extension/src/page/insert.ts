import { moveTo, placeCaret, spotOf } from './caret';
import { startWalk } from './caret_stops';
import { fieldOf, type RichSpot, type Spot } from './field';
import { endStep, undoneByKey } from './history_keys';
import { type State, stateOf, type Verdict, verdict } from './look';
import { nextFrame } from './next_frame';
import { type Keeping, keepingOf, selectForEditor, selectionReached } from './own_document';
import { rememberStep } from './own_undo';
import { fittedTo, type Reply } from './reply';
import { hostOf, selectSpot, standsStill } from './spot';
import { formatted } from './ways/formatted';
import { pasted } from './ways/pasted';
import { typed } from './ways/typed';
import { valued } from './ways/valued';
import type { Attempt, Outcome, Way } from './ways/way';

/** `reply` is where it stands. */
export type Insertion =
  | { kind: 'stands'; reply: Spot }
  | { kind: 'refused'; why: 'moved' | 'too long' | 'page' };

/** An editor with a document of its own may break where the browser writes behind its back: so that comes last. */
const WAYS: Record<Keeping, readonly Way[]> = {
  browser: [typed, formatted, pasted, valued],
  own: [pasted, typed, formatted],
  'own, marked': [pasted, typed, formatted],
};

/**
 * Puts a reply in place of a spot and looks whether it really stands there. When no way works, what was typed
 * stands there as before.
 */
export async function insert(spot: Spot, reply: Reply): Promise<Insertion> {
  if (!standsStill(spot)) return { kind: 'refused', why: 'moved' };
  if (isTooLong(spot, reply)) return { kind: 'refused', why: 'too long' };

  const typedOn = fieldOf(hostOf(spot)).since(spot) ?? '';
  selectSpot(spot);
  const keeping = spot.kind === 'plain' ? 'browser' : keepingOf(spot);
  if (spot.kind === 'rich' && keeping !== 'browser') await prepare(spot, keeping);

  for (const way of WAYS[keeping]) {
    const attempt = way.attempt(spot, reply);
    if (!attempt) continue;

    const before = stateOf(spot);
    write(spot, attempt);
    const seen = await settled(spot, before, attempt);
    if (seen.kind === 'stands') {
      leaveCaret(spot, before, seen.outcome, typedOn);
      const reply = spotOf(spot, before, seen.outcome.text);
      if (!(await isDrawnOver(spot, before))) return { kind: 'stands', reply };
    }
    if (seen.kind === 'changed' && !(await putBack(spot, before, keeping))) break;
    if (!standsStill(spot)) break;
  }
  return { kind: 'refused', why: 'page' };
}

/** Has an editor know what is selected, and begin a new step of its history. */
async function prepare(spot: RichSpot, keeping: Keeping): Promise<void> {
  selectForEditor(spot);
  await selectionReached(spot);
  if (keeping !== 'own' || spot.typed === '') return;

  await endStep(spot);
  selectForEditor(spot);
  await selectionReached(spot);
}

function write(spot: Spot, attempt: Attempt): void {
  rememberStep(hostOf(spot));
  selectSpot(spot);
  attempt.insert();
  rememberStep(hostOf(spot));
}

/** Most editors answer at once; those that draw later get until the next two frames. */
async function settled(spot: Spot, before: State, { outcomes }: Attempt): Promise<Verdict> {
  let seen = verdict(before, stateOf(spot), outcomes);
  for (let frame = 0; frame < 2 && seen.kind !== 'stands'; frame++) {
    await nextFrame(hostOf(spot));
    seen = verdict(before, stateOf(spot), outcomes);
  }
  return seen;
}

/** An editor may draw its own document over what the browser wrote. */
async function isDrawnOver(spot: Spot, before: State): Promise<boolean> {
  await nextFrame(hostOf(spot));
  return stateOf(spot).text === before.text;
}

/** The caret goes to its first place; who typed on meanwhile keeps it behind what they typed. */
function leaveCaret(spot: Spot, before: State, outcome: Outcome, typedOn: string): void {
  if (typedOn !== '') {
    const text = outcome.text + typedOn;
    const characters = text.replaceAll('\n', '').length;
    placeCaret(spot, before, { ...outcome, text }, { characters, lines: 0 });
    return;
  }
  placeCaret(spot, before, outcome, outcome.carets[0]);
  startWalk(spot, before, outcome);
}

/** The page's own undo first, since it leaves the history clean. */
async function putBack(spot: Spot, before: State, keeping: Keeping): Promise<boolean> {
  if (keeping === 'browser' || spot.kind === 'plain') hostOf(spot).ownerDocument.execCommand('undo');
  else await undoneByKey(spot, stateOf(spot).text);
  if (stateOf(spot).text !== before.text) return false;
  if (spot.kind === 'rich')
    moveTo(spot, before.text.slice(0, before.start), before.text.slice(0, before.end));
  return true;
}

function isTooLong(spot: Spot, reply: Reply): boolean {
  if (spot.kind !== 'plain' || spot.field.maxLength < 0) return false;
  const { text } = fittedTo(spot.field, reply);
  return spot.field.value.length - spot.typed.length + text.length > spot.field.maxLength;
}
