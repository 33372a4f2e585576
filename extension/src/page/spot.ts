import type { RichSpot, Spot } from './field';
import { lineBefore, pointBefore } from './line';
import { textOf } from './rich_field';
import { select, selectionIn } from './selection';

/** The element that a spot lies in. */
export const hostOf = (spot: Spot): HTMLElement => (spot.kind === 'plain' ? spot.field : spot.host);

/** Whether what was typed is still there, if need be where an editor has drawn it anew. */
export function standsStill(spot: Spot): boolean {
  if (!hostOf(spot).isConnected) return false;
  if (spot.kind === 'plain') return spot.field.value.slice(spot.start, spot.end) === spot.typed;
  return isIn(spot) || foundAgain(spot);
}

const isIn = ({ host, range, typed }: RichSpot): boolean =>
  textOf(range) === typed && host.contains(range.startContainer);

/** An editor that draws its lines anew leaves ranges in them empty; what was typed stands before the caret. */
function foundAgain({ host, range, typed }: RichSpot): boolean {
  const caret = selectionIn(host);
  if (!caret || typed === '') return false;
  const end = { node: caret.endContainer, offset: caret.endOffset };
  const { text } = lineBefore(host, end, LINE);
  const at = text.lastIndexOf(typed);
  if (at < 0) return false;

  const first = pointBefore(host, end, text.length - at);
  const last = pointBefore(host, end, text.length - at - typed.length);
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return true;
}

/** How much may have been typed behind a shortcut before its reply stands; UTF-16 units. */
const LINE = 240;

/** Whether one spot begins where another does, and that one still stands. */
export function beginsWith(spot: Spot, other: Spot): boolean {
  if (hostOf(spot) !== hostOf(other) || !standsStill(other)) return false;
  if (spot.kind === 'plain' || other.kind === 'plain')
    return spot.kind === 'plain' && other.kind === 'plain' && spot.start === other.start;
  return spot.range.compareBoundaryPoints(Range.START_TO_START, other.range) === 0;
}

/** Selects what is to be replaced, and gives the field the focus if something took it. */
export function selectSpot(spot: Spot): void {
  const host = hostOf(spot);
  if (!hasFocus(host)) host.focus({ preventScroll: true });
  if (spot.kind === 'plain') spot.field.setSelectionRange(spot.start, spot.end);
  else select(spot.host, spot.range);
}

function hasFocus(host: HTMLElement): boolean {
  const active = (host.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && host.contains(active) && host.ownerDocument.hasFocus();
}
