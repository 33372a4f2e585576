import { readingOf } from './reading';

/** What of a reply may get lost although every word stands there. */
export interface Shape {
  /** How often a new line begins. */
  lines: number;
  /** Pictures and tables. */
  drawn: number;
}

export function shapeIn(host: HTMLElement): Shape {
  return { lines: linesOf(readingOf(host)), drawn: host.querySelectorAll('img, table').length };
}

export function shapeOf({ html, text }: { html: string; text: string }): Shape {
  return { lines: linesOf(text), drawn: html.match(/<(?:img|table)\b/g)?.length ?? 0 };
}

/** Whether so much of a shape has come to a field. */
export function hasCome(before: Shape, after: Shape, wanted: Shape): boolean {
  return after.lines - before.lines >= wanted.lines && after.drawn - before.drawn >= wanted.drawn;
}

const linesOf = (text: string): number => text.split('\n').length - 1;
