import { moveTo, placeCaret, placeInRich, spotOf } from './caret';
import { startWalk } from './caret_stops';
import { fieldOf, type RichSpot, type Spot } from './field';
import { holdKeys } from './held_keys';
import { endStep, undoneByKey } from './history_keys';
import { type State, stateOf, type Verdict, verdict } from './look';
import { nextFrame } from './next_frame';
import { type Keeping, keepingOf, selectForEditor, selectionReached } from './own_document';
import { catchesPaste, rememberStep } from './own_undo';
import { reachOf } from './reach';
import { fittedTo, type Reply } from './reply';
import { hasCome, shapeIn } from './shape';
import { hostOf, selectSpot, standsStill } from './spot';
import { listenMeanwhile } from './typed_meanwhile';
import { formatted, formattedInWords } from './ways/formatted';
import { pasted, pastedAnyhow, pastedAsText, pastedInOne, pastedInWords } from './ways/pasted';
import { typed } from './ways/typed';
import { valued } from './ways/valued';
import type { Attempt, Outcome, Way } from './ways/way';

/** `reply` is where it stands. */
export type Insertion =
  | { kind: 'stands'; reply: Spot }
  | { kind: 'refused'; why: 'moved' | 'too long' | 'page' | 'page, changed' };

/** An editor with a document of its own may break where the browser writes behind its back: so that comes last. */
const PASTED = [pasted, pastedAsText, pastedInWords, pastedInOne, pastedAnyhow];
const WAYS: Record<Keeping, readonly Way[]> = {
  browser: [typed, formatted, formattedInWords, pasted, valued],
  own: [...PASTED, typed, formatted],
  'own, marked': [...PASTED, typed, formatted],
};

/**
 * Puts a reply in place of a spot and looks whether it really stands there. When no way works, what was typed
 * stands there as before, unless the page would not have it back.
 */
export async function insert(spot: Spot, reply: Reply): Promise<Insertion> {
  if (!standsStill(spot)) return { kind: 'refused', why: 'moved' };
  if (isTooLong(spot, reply)) return { kind: 'refused', why: 'too long' };

  if (spot.kind === 'plain') return write(spot, reply, () => false);
  const holding = holdKeys(spot.host);
  try {
    return await write(spot, reply, holding.isUndone);
  } finally {
    holding.release();
  }
}

/** Who takes the reply back at once gets no second one. */
async function write(spot: Spot, reply: Reply, isUndone: () => boolean): Promise<Insertion> {
  const typedOn = fieldOf(hostOf(spot)).since(spot) ?? '';
  const hadSelected = fieldOf(hostOf(spot)).selected() !== '';
  selectSpot(spot);
  const keeping = spot.kind === 'plain' ? 'browser' : keepingOf(spot);
  if (spot.kind === 'rich' && joinsSteps(spot, keeping)) await endStep(spot);

  for (const way of WAYS[keeping]) {
    const attempt = way.attempt(spot, reply);
    if (!attempt) continue;

    const before = stateOf(spot);
    const seen = keeping === 'browser' ? await written(spot, attempt) : await taken(spot, attempt);
    if (seen.kind === 'stands') {
      leaveCaret(spot, before, seen.outcome, typedOn + seen.typed);
      const reply = spotOf(spot, before, seen.outcome.text);
      if (!(await isDrawnOver(spot, before, way, keeping)) || isUndone()) return { kind: 'stands', reply };
    }
    if (isUndone()) break;
    if (seen.kind === 'changed' && !(await putBack(spot, before))) break;
    if (!standsStill(spot)) break;
  }
  if (!hadSelected && standsStill(spot)) leaveCaretBehind(spot, typedOn);
  return { kind: 'refused', why: standsStill(spot) ? 'page' : 'page, changed' };
}

/** Whether an editor would take a reply and what was typed just before it for one step of its history. */
const joinsSteps = ({ host, typed }: RichSpot, keeping: Keeping): boolean =>
  typed !== '' && (keeping === 'own' || catchesPaste(host));

/** The browser writes at once; what an editor makes of it may come later. */
async function written(spot: Spot, attempt: Attempt): Promise<Seen> {
  const before = stateOf(spot);
  rememberStep(hostOf(spot));
  selectSpot(spot);
  attempt.insert();
  rememberStep(hostOf(spot));
  return settled(spot, before, attempt, 2);
}

/** An editor with a document of its own must know what is selected, and may lose more than words. */
async function taken(spot: Spot, attempt: Attempt): Promise<Seen> {
  if (spot.kind === 'plain') return { kind: 'untouched', typed: '' };
  selectForEditor(spot);
  await selectionReached(spot);

  const before = stateOf(spot);
  const shape = attempt.shape && shapeIn(spot.host);
  const frames = attempt.insert() ? WHEN_TAKEN : 2;
  const seen = await settled(spot, before, attempt, frames);
  const isWhole = !shape || !attempt.shape || hasCome(shape, shapeIn(spot.host), attempt.shape);
  return seen.kind === 'stands' && !isWhole ? { kind: 'changed', typed: '' } : seen;
}

/**
 * Most editors have drawn what they make of it once the task's own work is done; those that draw later get until the
 * next two frames, or as many as they are given as long as nothing came at all.
 */
async function settled(spot: Spot, before: State, { outcomes }: Attempt, frames: number): Promise<Seen> {
  const look = (typed: string): Seen => ({ ...verdict(before, stateOf(spot), outcomes, typed), typed });
  await Promise.resolve();
  let seen = look('');
  const view = hostOf(spot).ownerDocument.defaultView;
  if (seen.kind === 'stands' || !view) return seen;

  const meanwhile = listenMeanwhile(view);
  const isOpen = (frame: number) => frame < (seen.kind === 'untouched' ? frames : 2);
  for (let frame = 0; seen.kind !== 'stands' && isOpen(frame); frame++) {
    await nextFrame(hostOf(spot));
    seen = look(meanwhile.typed());
  }
  meanwhile.stop();
  return seen;
}

/** roosterjs and Squire read a paste some tasks later; whoever loses patience before that writes it twice. */
const WHEN_TAKEN = 30;

/** What came of an attempt, and what a person typed until it was there. */
type Seen = Verdict & { typed: string };

/** Whether an editor with a document of its own has drawn that over what the browser wrote behind its back. */
async function isDrawnOver(spot: Spot, before: State, way: Way, keeping: Keeping): Promise<boolean> {
  if (keeping === 'browser' || (way !== typed && way !== formatted)) return false;
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

/** Where it was before anything was tried; the next letter would replace what is selected. */
function leaveCaretBehind(spot: Spot, typedOn: string): void {
  const { text, end } = stateOf(spot);
  if (spot.kind === 'rich') placeInRich(spot.host, reachOf(text.slice(0, end) + typedOn), 0);
  else spot.field.setSelectionRange(end + typedOn.length, end + typedOn.length);
}

/** The editor's own undo first, then the browser's: they leave the history clean. */
async function putBack(spot: Spot, before: State): Promise<boolean> {
  const { text } = stateOf(spot);
  if (spot.kind === 'plain' || !(await undoneByKey(spot, text)))
    hostOf(spot).ownerDocument.execCommand('undo');
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
