/** One row and the line on which it begins, from 1. */
export interface Row {
  line: number;
  cells: string[];
}

export interface Rows {
  rows: Row[];
  /** The line of a quote that nothing closes; 0 where there is none. */
  open: number;
}

const SEPARATORS = [',', ';', '\t', '|'];

/** The separator that cuts the first lines into the most columns alike. */
export function separatorOf(source: string): string {
  const head = source.slice(0, 20_000);
  const scores = SEPARATORS.map(separator => {
    const widths = csvRows(head, separator)
      .rows.slice(0, 20)
      .map(({ cells }) => cells.length);
    const first = widths[0] ?? 1;
    const alike = widths.filter(width => width === first).length / Math.max(1, widths.length);
    return first < 2 ? 0 : alike * Math.min(first, 12);
  });
  const best = Math.max(...scores);
  return best === 0 ? ',' : (SEPARATORS[scores.indexOf(best)] ?? ',');
}

/** Reads CSV as RFC 4180 has it, and what spreadsheets make of it: a quote inside an unquoted cell is a quote. */
export function csvRows(source: string, separator: string): Rows {
  const rows: Row[] = [];
  let open = 0;
  let line = 1;
  let at = 0;

  while (at < source.length) {
    const row: Row = { line, cells: [] };
    for (;;) {
      const cell = source[at] === '"' ? quoted(source, at) : bare(source, at, separator);
      if (!cell.closed && !open) open = line;
      line += cell.breaks;
      at = cell.end;
      row.cells.push(cell.text);
      if (source[at] !== separator) break;
      at++;
    }
    if (source[at] === '\r') at++;
    if (source[at] === '\n') at++;
    line++;
    if (row.cells.some(cell => cell.trim() !== '')) rows.push(row);
  }
  return { rows, open };

  function quoted(text: string, from: number) {
    let close = from + 1;
    for (;;) {
      close = text.indexOf('"', close);
      if (close < 0) return bareFromOpen(text, from);
      if (text[close + 1] !== '"') break;
      close += 2;
    }
    // What stands behind the closing quote belongs to the cell: some exports do not double their quotes.
    const rest = bare(text, close + 1, separator);
    const inside = text
      .slice(from + 1, close)
      .replaceAll('""', '"')
      .replace(/\r\n?/g, '\n');
    const loose = rest.text.trim() === '' ? '' : `"${rest.text}`;
    return { text: inside + loose, end: rest.end, breaks: breaksIn(text.slice(from, close)), closed: true };
  }

  function bareFromOpen(text: string, from: number) {
    return { ...bare(text, from, separator), closed: false };
  }
}

function bare(text: string, from: number, separator: string) {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(from, end), end, breaks: 0, closed: true };
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
