import type { Column } from '../import';
import type { Row } from '../trees/csv';

/** What people call our fields at the top of a column; compared without signs and capitals. */
const CALLED: Readonly<Record<Exclude<Column, 'ignore'>, string>> = {
  id: 'id',
  title: 'title name label heading headline template templatename 标题 名称 judul nama',
  shortcut:
    'shortcut abbreviation abbr trigger shortcode code keyword hotkey macro key 快捷词 缩写 pintasan singkatan',
  body: 'body text content message reply response snippet plaintext bodyplaintext answer value 正文 内容 回复 isi pesan teks balasan',
  html: 'html bodyhtml richtext htmlbody',
  subject: 'subject subjectline 主题 subjek perihal',
  to: 'to recipient 收件人 kepada',
  cc: 'cc 抄送 tembusan',
  bcc: 'bcc 密送',
  tags: 'tags tag labels keywords 标签 tanda tag',
  folder: 'folder category group path collection 文件夹 分类 kategori grup',
  language: 'language lang locale 语言 bahasa',
  description: 'description note notes comment memo 说明 备注 keterangan catatan deskripsi',
  follows_case: 'followscase propagatecase',
  inside_words: 'insidewords',
};

const MEANT = new Map(
  Object.entries(CALLED).flatMap(([column, words]) =>
    words.split(' ').map(word => [word, column as Column] as const),
  ),
);

/** Which of our fields a head names; `ignore` for what it does not. */
export function columnOf(head: string): Column {
  return MEANT.get(head.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')) ?? 'ignore';
}

/**
 * A first row is a head where it names at least one of our fields, or something that is no shortcut stands above
 * shortcuts; and no cell is as long as a reply.
 */
export function hasHead(rows: readonly Row[]): boolean {
  const cells = rows[0]?.cells ?? [];
  if (cells.some(cell => cell.length > 40)) return false;
  const below = rows.slice(1, 50);
  return cells.some((cell, at) => columnOf(cell) !== 'ignore' || (!isSigned(cell) && areSigned(below, at)));
}

/** A shortcut that can be told from a word: `;hey`, `/bye`. */
const isSigned = (cell: string): boolean => /^[^\p{L}\p{N}\s]\S{1,39}$/u.test(cell);

const areSigned = (rows: readonly Row[], at: number): boolean =>
  rows.length > 0 && rows.every(({ cells }) => isSigned(cells[at] ?? ''));

/** A guess for each column: by the head, else by what the cells look like. Each field is guessed once. */
export function guessedColumns(rows: readonly Row[], isHead: boolean): Column[] {
  const width = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const taken = new Set<Column>();
  const once = (column: Column): Column => {
    if (column === 'ignore' || taken.has(column)) return 'ignore';
    taken.add(column);
    return column;
  };
  const named = Array.from({ length: width }, (_, at) =>
    once(isHead ? columnOf(rows[0]?.cells[at] ?? '') : 'ignore'),
  );
  if (named.includes('body') || named.includes('html')) return named;

  const isNamed = named.some(column => column !== 'ignore');
  const seen = rows.slice(isHead ? 1 : 0, 50);
  const signed = isNamed ? -1 : named.findIndex((_, at) => areSigned(seen, at));
  if (signed >= 0) named[signed] = once('shortcut');
  const lengths = named.map((column, at) => (column === 'ignore' ? averageLength(seen, at) : -1));
  const longest = lengths.indexOf(Math.max(...lengths));
  if (longest >= 0 && (lengths[longest] ?? 0) > 0) named[longest] = once('body');
  if (isNamed) return named;
  return named.map((column, at) => {
    if (column !== 'ignore') return column;
    const isWord = seen.every(({ cells }) => /^\S{0,40}$/.test(cells[at] ?? ''));
    return once(isWord ? 'shortcut' : 'title');
  });
}

function averageLength(rows: readonly Row[], at: number): number {
  return rows.reduce((sum, { cells }) => sum + (cells[at]?.length ?? 0), 0) / Math.max(1, rows.length);
}

/** What a spreadsheet would take for a formula is written with an apostrophe before it; here it goes again. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

export function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
