import { offsetIn, placeInRich, prefixOf } from './caret';
import { isPlain } from './editable';
import type { Spot } from './field';
import type { State } from './look';
import { inkOf, type Reach, reachOf } from './reach';
import { selectionIn } from './selection';
import { hostOf } from './spot';
import type { Outcome } from './ways/way';

/** One place for the caret, counted from both ends, since what a person writes at another moves one of them. */
interface Stop {
  before: Reach;
  lines: number;
  /** The ink behind it. */
  after: number;
}

/** A person on the way through the caret stops of a reply. */
interface Walk {
  stops: Stop[];
  at: number;
}

const walks = new WeakMap<HTMLElement, Walk>();

/** Begins a walk at the first caret stop of a reply that came to stand where a spot was; of one stop there is none. */
export function startWalk(spot: Spot, state: State, { text, carets }: Outcome): void {
  const host = hostOf(spot);
  if (carets.length < 2) return;

  const whole = wholeOf(host);
  const stops = carets.map(place => {
    const { characters, lines } = place;
    const before =
      spot.kind === 'plain'
        ? exactly(state.start + offsetIn(text, place))
        : reachOf(prefixOf(state, text, { characters, lines }));
    return { before, lines: spot.kind === 'plain' ? 0 : lines, after: whole - before.ink };
  });
  walks.set(host, { stops, at: 0 });
}

/** Goes on to the next stop, or one back; false where no walk leads there, so that the key is the page's. */
export function walk(host: HTMLElement, step: 1 | -1): boolean {
  const going = walks.get(host);
  if (!going) return false;
  const next = going.stops[going.at + step];
  if (!next || !isOnTheWay(host, going)) return endWalk(host);

  going.at += step;
  if (isPlain(host)) host.setSelectionRange(next.before.ink, next.before.ink);
  else placeInRich(host, next.before, next.lines);
  return true;
}

/** Ends a walk; whether there was anything of it left. */
export function leaveWalk(host: HTMLElement): boolean {
  const going = walks.get(host);
  endWalk(host);
  return going !== undefined && going.at < going.stops.length - 1;
}

function endWalk(host: HTMLElement): false {
  walks.delete(host);
  return false;
}

/** Whether the caret is where the walk left it, and what was written there; that counts for the stop from now on. */
function isOnTheWay(host: HTMLElement, { stops, at }: Walk): boolean {
  const here = stops[at];
  const caret = caretOf(host);
  if (!here || caret === null) return false;

  const whole = wholeOf(host);
  const written = whole - here.before.ink - here.after;
  if (written < 0 || caret.ink < here.before.ink || caret.ink > here.before.ink + written) return false;

  for (const stop of stops.slice(0, at)) stop.after = whole - stop.before.ink;
  for (const stop of stops.slice(at + 1)) stop.before = { ...stop.before, ink: whole - stop.after };
  if (written > 0) stops[at] = { before: caret, lines: 0, after: whole - caret.ink };
  return true;
}

/** In a plain field every character counts, since nobody changes its white space. */
const exactly = (offset: number): Reach => ({ ink: offset, spaces: 0 });

const wholeOf = (host: HTMLElement): number =>
  isPlain(host) ? host.value.length : inkOf(host.textContent ?? '');

function caretOf(host: HTMLElement): Reach | null {
  if (isPlain(host))
    return host.selectionStart === host.selectionEnd ? exactly(host.selectionEnd ?? 0) : null;
  const caret = selectionIn(host);
  if (!caret?.collapsed) return null;
  const upTo = host.ownerDocument.createRange();
  upTo.setStart(host, 0);
  upTo.setEnd(caret.endContainer, caret.endOffset);
  return reachOf(upTo.toString());
}
