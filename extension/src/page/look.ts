import type { Spot } from './field';
import { inked, unfilled } from './reach';
import type { Attempt, Outcome } from './ways/way';

/** What a field holds, and where in it the spot lies; UTF-16 units, in a rich field without its fillers. */
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
  const start = unfilled(upTo.toString()).length;
  const text = unfilled(spot.host.textContent ?? '');
  return { text, start, end: start + unfilled(spot.range.toString()).length };
}

/** What came of an attempt: which of its outcomes stands where the spot was, nothing at all, or something else. */
export type Verdict = { kind: 'stands'; outcome: Outcome } | { kind: 'untouched' } | { kind: 'changed' };

/** `typed` is what a person wrote behind it since. */
export function verdict(before: State, after: State, outcomes: Attempt['outcomes'], typed: string): Verdict {
  const seen = inked(after.text);
  const left = inked(before.text.slice(0, before.start));
  const right = inked(typed + before.text.slice(before.end));
  const outcome = outcomes.find(({ text }) => left + inked(text) + right === seen);
  if (outcome) return { kind: 'stands', outcome };
  return { kind: after.text === before.text ? 'untouched' : 'changed' };
}
