/** Line and column, both from 1, of an offset; columns and offsets in UTF-16 code units. */
export function placeIn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}
