import type { Node } from '@tiptap/pm/model';
import { decodeEntities } from '@/template/entities';
import { piecesOf } from '@/template/pieces';
import type { TemplateProblem } from '@/template/problem';
import { type Place, writtenPlaces } from './write_body';

/** Where in the document a problem stands. */
export interface Spot {
  from: number;
  to: number;
  problem: TemplateProblem;
}

/**
 * The problems of a body by their places in the document. `html` is the body that was checked: it may be written
 * another way than the document would write itself, so a place is found by the brackets that it lies in.
 */
export function problemSpots(doc: Node, html: string, problems: readonly TemplateProblem[]): Spot[] {
  if (problems.length === 0) return [];
  const { html: ours, places } = writtenPlaces(doc);
  const [theirs, own] = [bracketsIn(html), bracketsIn(ours)];
  if (theirs.length !== own.length) return [];

  return problems.flatMap(problem => {
    const offset = offsetOf(html, problem.line, problem.column);
    const nth = theirs.findLastIndex(({ start }) => start <= offset);
    const [their, mine] = [theirs[nth], own[nth]];
    if (!their || !mine) return [];
    const span = spanAt(ours, places, Math.min(mine.start + offset - their.start, mine.end - 1), mine.end);
    return span ? [{ ...span, problem }] : [];
  });
}

/** The offset of a line and a column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function bracketsIn(html: string): { start: number; end: number }[] {
  return piecesOf(html, 'rich').filter(({ kind }) => kind !== 'text');
}

/** What lies in an attribute is shown at the text behind it: that of its link. */
function spanAt(html: string, places: readonly Place[], offset: number, end: number) {
  const place = places.find(({ to }) => to > offset);
  if (!place) return null;
  if (place.isChip) return { from: place.pos, to: place.pos + 1 };

  const letters = (from: number, to: number) => decodeEntities(html.slice(from, to)).length;
  const from = place.pos + letters(place.from, Math.max(place.from, offset));
  const to = place.pos + letters(place.from, Math.max(offset + 1, Math.min(place.to, end)));
  return { from, to: Math.max(to, from + 1) };
}
