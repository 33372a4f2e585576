import type { Spot } from './field';
import { textOf } from './rich_field';
import { select } from './selection';

/** The element that a spot lies in. */
export const hostOf = (spot: Spot): HTMLElement => (spot.kind === 'plain' ? spot.field : spot.host);

/** Whether what was typed is still there. */
export function standsStill(spot: Spot): boolean {
  const host = hostOf(spot);
  if (!host.isConnected) return false;
  return spot.kind === 'plain'
    ? spot.field.value.slice(spot.start, spot.end) === spot.typed
    : textOf(spot.range) === spot.typed && host.contains(spot.range.startContainer);
}

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
