/** The rows of an answer, each of so many cells, with an empty one at the end to go on with. */
export function rowsOf(answer: string, columns: number): string[][] {
  const lines = answer === '' ? [] : answer.split('\n');
  const rows = lines.map(line => cellsOf(line, columns));
  if (rows.at(-1)?.every(cell => cell === '') !== true) rows.push(cellsOf('', columns));
  return rows;
}

/** The answer with one cell changed. */
export function withCell(rows: readonly string[][], row: number, column: number, cell: string): string {
  return answerOf(
    rows.map((cells, at) =>
      at === row ? cells.map((old, place) => (place === column ? cell : old)) : cells,
    ),
  );
}

/** The answer without one row. */
export function without(rows: readonly string[][], row: number): string {
  return answerOf(rows.filter((_, at) => at !== row));
}

/** The answer with cells of a spreadsheet put in from one cell on; what is wider than the table is left out. */
export function pastedAt(rows: readonly string[][], row: number, column: number, pasted: string): string {
  const lines = pasted.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  const columns = rows[0]?.length ?? 0;
  const changed = rows.map(cells => [...cells]);
  lines.forEach((line, down) => {
    changed[row + down] ??= cellsOf('', columns);
    line.split('\t').forEach((cell, along) => {
      const cells = changed[row + down];
      if (cells && column + along < columns) cells[column + along] = cell.trim();
    });
  });
  return answerOf(changed);
}

function cellsOf(line: string, columns: number): string[] {
  const cells = line.split('\t');
  return Array.from({ length: columns }, (_, at) => cells[at] ?? '');
}

/** Empty rows at the end are not said; one in the middle stays while somebody types. */
function answerOf(rows: readonly string[][]): string {
  const last = rows.findLastIndex(cells => cells.some(cell => cell !== ''));
  return rows
    .slice(0, last + 1)
    .map(cells => cells.join('\t'))
    .join('\n');
}
