import type { Spot } from './field';
import { isText } from './line';
import type { State } from './look';
import { selectionOf } from './selection';
import type { Attempt } from './ways/way';

/** Puts the caret where the template wants it; whoever typed on meanwhile keeps the caret behind what they typed. */
export function placeCaret(spot: Spot, before: State, attempt: Attempt): void {
  if (spot.kind === 'plain') placeInPlain(spot.field, before, attempt);
  else placeInRich(spot.host, before, attempt);
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
