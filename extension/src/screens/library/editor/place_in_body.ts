import { decodeEntities } from '@/template/entities';

/** Where something stands in a body as a person reads it: lines are paragraphs and line breaks. */
export interface ShownPlace {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units of the text. */
  column: number;
  /** Letters before it in the whole text. */
  offset: number;
}

/** Translates a place in the HTML source, line and column from 1, into one in the text that is seen. */
export function shownPlace(html: string, line: number, column: number): ShownPlace {
  const start = html
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, text) => sum + text.length + 1, 0);
  const before = html.slice(0, start + column - 1).replace(/<[^>]*$/, '');

  const text = (part: string) => decodeEntities(part.replace(/<[^>]*>/g, ''));
  const lines = before.split(LINE_END);
  return { line: lines.length, column: text(lines.at(-1) ?? '').length + 1, offset: text(before).length };
}

const LINE_END = /<br[^>]*>|<\/(?:p|div|li|h[1-6]|blockquote|pre|tr)>/;
