import type { Spot } from './field';
import { isText } from './line';
import type { State } from './look';
import { textOf } from './rich_field';
import { selectionOf } from './selection';
import type { Attempt } from './ways/way';

/** Puts the caret where the template wants it; who typed on meanwhile keeps the caret behind what they typed. */
export function placeCaret(spot: Spot, before: State, attempt: Attempt, typedOn: string): void {
  const wanted = typedOn === '' ? attempt : behindAll(attempt, typedOn);
  if (spot.kind === 'plain') placeInPlain(spot.field, before, wanted);
  else placeInRich(spot.host, before, wanted);
}

/** Some text that has come to stand where a spot was. */
export function spotOf(spot: Spot, before: State, text: string): Spot {
  if (spot.kind === 'plain') return { ...spot, end: before.start + text.length, typed: text };

  const range = spot.host.ownerDocument.createRange();
  const start = pointAfter(spot.host, before.start);
  const end = pointAfter(spot.host, before.start + text.replaceAll('\n', '').length);
  if (start) range.setStart(start.node, start.offset);
  if (end) range.setEnd(end.node, end.offset);
  return { kind: 'rich', host: spot.host, range, typed: textOf(range) };
}

function behindAll(attempt: Attempt, typedOn: string): Attempt {
  const text = attempt.text + typedOn;
  return { ...attempt, text, caret: { characters: text.replaceAll('\n', '').length, lines: 0 } };
}

function placeInPlain(
  field: HTMLInputElement | HTMLTextAreaElement,
  before: State,
  { text, caret }: Attempt,
): void {
  field.setSelectionRange(before.start + offsetIn(text, caret), before.start + offsetIn(text, caret));
}

/** Turns "behind so many characters, so many lines further" back into an offset. */
function offsetIn(text: string, { characters, lines }: Attempt['caret']): number {
  let left = characters;
  let at = 0;
  while (at < text.length && left > 0) if (text[at++] !== '\n') left--;
  for (let line = 0; line < lines && text[at] === '\n'; line++) at++;
  return at;
}

function placeInRich(host: HTMLElement, before: State, { caret }: Attempt): void {
  const point = pointAfter(host, before.start + caret.characters);
  const selection = selectionOf(host);
  if (!point || !selection) return;

  selection.collapse(point.node, point.offset);
  for (let line = 0; line < caret.lines; line++) selection.modify('move', 'forward', 'character');
}

function pointAfter(host: HTMLElement, characters: number): { node: Node; offset: number } | null {
  const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let left = characters;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!isText(node)) continue;
    if (left <= node.data.length) return { node, offset: left };
    left -= node.data.length;
  }
  return null;
}
