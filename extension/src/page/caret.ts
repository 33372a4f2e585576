import type { RichSpot, Spot } from './field';
import { isText, type Point } from './line';
import type { State } from './look';
import { inkOf, type Reach, reachOf } from './reach';
import { LINES } from './reading';
import type { CaretPlace } from './reply';
import { textOf } from './rich_field';
import { selectionOf } from './selection';
import type { Outcome } from './ways/way';

/** Puts the caret at a place of what came to stand where a spot was. */
export function placeCaret(spot: Spot, before: State, { text }: Outcome, place: CaretPlace): void {
  if (spot.kind === 'plain') {
    const at = before.start + offsetIn(text, place);
    spot.field.setSelectionRange(at, at);
  } else if (inkOf(text.slice(0, offsetIn(text, place))) > 0) {
    placeInRich(spot.host, reachOf(prefixOf(before, text, place)), place.lines);
  } else placeAtStart(spot.host, reachOf(before.text.slice(0, before.start)), linesBack(text, place));
}

/** What stands before a place, without line feeds. */
export function prefixOf(before: State, text: string, { characters }: CaretPlace): string {
  return before.text.slice(0, before.start) + text.replaceAll('\n', '').slice(0, characters);
}

/** Some text that has come to stand where a spot was. */
export function spotOf(spot: Spot, before: State, text: string): Spot {
  if (spot.kind === 'plain') return { ...spot, end: before.start + text.length, typed: text };

  const range = spot.host.ownerDocument.createRange();
  const reply: RichSpot = { kind: 'rich', host: spot.host, range, typed: '' };
  const start = before.text.slice(0, before.start);
  moveTo(reply, start, start + text);
  return { ...reply, typed: textOf(range) };
}

/** Has a spot begin behind some text and end behind some more of it, after an editor drew both anew. */
export function moveTo({ host, range }: RichSpot, start: string, end: string): void {
  const first = start === end ? pointBehind(host, reachOf(start)) : pointBefore(host, reachOf(start));
  const last = pointBehind(host, reachOf(end));
  if (first) range.setStart(first.node, first.offset);
  if (last) range.setEnd(last.node, last.offset);
}

/** Turns "behind so many characters, so many lines further" back into an offset. */
export function offsetIn(text: string, { characters, lines }: CaretPlace): number {
  let left = characters;
  let at = 0;
  while (at < text.length && left > 0) if (text[at++] !== '\n') left--;
  for (let line = 0; line < lines && text[at] === '\n'; line++) at++;
  return at;
}

/** Puts the caret so far into a rich field, and so many lines further. */
export function placeInRich(host: HTMLElement, reach: Reach, lines: number): void {
  const point = pointBehind(host, reach);
  const selection = selectionOf(host);
  if (!point || !selection) return;

  selection.collapse(point.node, point.offset);
  for (let line = 0; line < lines; line++) selection.modify('move', 'forward', 'character');
}

/** Behind no character of a reply there is nothing to count from, but before its first one there is. */
function placeAtStart(host: HTMLElement, reach: Reach, lines: number): void {
  const point = pointBefore(host, reach);
  const selection = selectionOf(host);
  if (!point || !selection) return;

  selection.collapse(point.node, point.offset);
  for (let line = 0; line < lines; line++) selection.modify('move', 'backward', 'character');
}

const linesBack = (text: string, { lines }: CaretPlace): number =>
  (/^\n*/.exec(text)?.[0].length ?? 0) - lines;

function pointBehind(host: HTMLElement, reach: Reach): Point | null {
  return pointIn(host, reach, (left, ink) => left <= ink);
}

/** At the edge of two lines, the start of the later one. */
function pointBefore(host: HTMLElement, reach: Reach): Point | null {
  return pointIn(host, reach, (left, ink) => left < ink);
}

function pointIn(
  host: HTMLElement,
  { ink, spaces }: Reach,
  holds: (left: number, ink: number) => boolean,
): Point | null {
  const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let left = ink;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!isText(node)) continue;
    const held = inkOf(node.data);
    if (held > 0 && holds(left, held)) return behindSpaces(walker, offsetBehind(node.data, left), spaces);
    left -= held;
  }
  return null;
}

/** Goes on over at most so many spaces, also where those are a text node of their own. */
function behindSpaces(walker: TreeWalker, offset: number, spaces: number): Point {
  const block = walker.currentNode.parentElement?.closest(LINES);
  let point: Point = { node: walker.currentNode, offset };
  let left = spaces;
  for (let node: Node | null = point.node; node && isText(node); node = walker.nextNode()) {
    if (node.parentElement?.closest(LINES) !== block) break;
    let at = node === point.node ? offset : 0;
    for (; left > 0 && /\s/.test(node.data[at] ?? ''); at++) left--;
    point = left < spaces || node === point.node ? { node, offset: at } : point;
    if (left === 0 || at < node.data.length) break;
  }
  return point;
}

/** The offset behind so many characters with ink. */
function offsetBehind(data: string, ink: number): number {
  let at = 0;
  for (let left = ink; left > 0; at++) left -= inkOf(data[at] ?? '-');
  return at;
}
