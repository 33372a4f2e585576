import type { Spot } from './field';

/** What a field holds, and where in it the spot lies. */
export interface State {
  text: string;
  start: number;
  end: number;
}

export function stateOf(spot: Spot): State {
  if (spot.kind === 'plain') return { text: spot.field.value, start: spot.start, end: spot.end };

  const upTo = spot.host.ownerDocument.createRange();
  upTo.setStart(spot.host, 0);
  upTo.setEnd(spot.range.startContainer, spot.range.startOffset);
  const start = upTo.toString().length;
  return { text: spot.host.textContent ?? '', start, end: start + spot.range.toString().length };
}

/** Whether some text came to stand where a spot was, nothing happened at all, or something else did. */
export function verdict(before: State, after: State, text: string): 'stands' | 'untouched' | 'changed' {
  const wanted = squeezed(before.text.slice(0, before.start) + text + before.text.slice(before.end));
  if (squeezed(after.text) === wanted) return 'stands';
  return after.text === before.text ? 'untouched' : 'changed';
}

/** White space is the editor's own: no-break spaces, line feeds of its source, zero-width fillers. */
const squeezed = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, '');
