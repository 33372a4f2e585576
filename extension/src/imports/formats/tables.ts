import type { Dialect } from '../body';
import { briskine as briskineDialect } from '../dialects/briskine';
import { ours } from '../dialects/ours';
import { zammad as zammadDialect } from '../dialects/zammad';
import type { About, Raw, Reader } from '../format';
import type { Column, Finding } from '../import';
import type { Source } from '../source';
import type { Row } from '../trees/csv';
import { guessedColumns, hasHead, unguarded } from './columns';
import { breaksBefore, isHtml } from './textexpander';

/** Any CSV, or cells pasted from a spreadsheet; a person says which column is what. */
export const table: Reader = {
  format: 'table',
  fits: source =>
    !source.looksLikeJson && !source.looksLikeXml && !source.looksLikeYaml && widthOf(source) > 1,
  *templates(sources, wishes, about) {
    for (const source of sources) {
      const { rows } = rowsOf(source, about);
      const isHead = wishes.hasHead ?? hasHead(rows);
      const guessed = guessedColumns(rows, isHead);
      const columns = guessed.map((column, at) => wishes.columns?.[at] ?? column);
      const head = guessed.map((_, at) => (isHead ? (rows[0]?.cells[at] ?? '') : ''));
      const body = isHead ? rows.slice(1) : rows;
      about.table = { head, columns, hasHead: isHead, sample: body.slice(0, 5).map(({ cells }) => cells) };
      tellIgnored(body, columns, head, about);
      for (const row of body) yield fromRow(row, columns, '', ours, true);
    }
  },
};

const widthOf = (source: Source): number =>
  Math.max(0, ...source.rows.rows.slice(0, 10).map(row => row.cells.length));

/** `id,title,shortcut,subject,to,cc,bcc,tags,body` */
export const briskine: Reader = {
  format: 'briskine',
  fits: source =>
    headHas(source, ['title', 'shortcut', 'body'], ['tags', 'bcc', 'id', 'subject']) &&
    // Our own export has these, and its holes are ours.
    !headHas(source, ['html', 'inside_words'], ['body']),
  *templates(sources, _, about) {
    // The plain text beside it is the same reply once more.
    yield* named(sources, about, briskineDialect, { id: 'id', body_plain_text: 'same' });
  },
};

/** Text modules: `name`, `keywords`, `content` as HTML, `note`, and lists joined by `~~~`. */
export const zammad: Reader = {
  format: 'zammad',
  fits: source => headHas(source, ['name', 'content'], ['keywords', 'active', 'groups', 'foreign_id']),
  *templates(sources, _, about) {
    for (const raw of named(sources, about, zammadDialect, {
      keywords: 'keywords',
      active: 'active',
      id: 'left',
    })) {
      yield { ...raw, shortcut: raw.shortcut.split(/[,;\s]+/)[0] ?? '' };
    }
  },
};

function headHas(source: Source, all: string[], some: string[]): boolean {
  if (source.looksLikeJson || source.looksLikeXml || source.looksLikeYaml) return false;
  const head = (source.rows.rows[0]?.cells ?? []).map(cell => cell.trim().toLowerCase());
  return all.every(name => head.includes(name)) && some.some(name => head.includes(name));
}

type Special = 'id' | 'same' | 'keywords' | 'active' | 'left';

/** Rows below a head whose names are known. */
function* named(
  sources: readonly Source[],
  about: About,
  dialect: Dialect,
  special: Readonly<Record<string, Special>>,
): Iterable<Raw> {
  for (const source of sources) {
    const { rows } = rowsOf(source, about);
    const head = (rows[0]?.cells ?? []).map(cell => cell.trim().toLowerCase());
    const columns = guessedColumns([{ line: 1, cells: head.map(name => KNOWN[name] ?? name) }], true);
    const meant = columns.map((column, at): Column => (special[head[at] ?? ''] ? 'ignore' : column));
    for (const row of rows.slice(1))
      yield withSpecial(fromRow(row, meant, '', dialect, false), row, head, special, meant);
  }
}

const KNOWN: Record<string, string> = {
  content: 'html',
  note: 'description',
  groups: 'ignored',
  body: 'html',
  name: 'title',
};

function withSpecial(
  raw: Raw,
  row: Row,
  head: string[],
  special: Readonly<Record<string, Special>>,
  columns: Column[],
): Raw {
  const made: Raw = { ...raw, findings: [...(raw.findings ?? [])] };
  head.forEach((name, at) => {
    const cell = row.cells[at]?.trim() ?? '';
    if (cell === '') return;
    const kind = special[name];
    if (kind === 'id') made.id = cell;
    else if (kind === 'keywords') keywords(made, cell);
    else if (kind === 'active' && /^(?:true|1|yes)$/i.test(cell)) return;
    else if (kind !== 'same' && (kind || columns[at] === 'ignore'))
      made.findings?.push(left(row.line, `${name}: ${cell}`, kind === 'left' || MACHINE.has(name)));
  });
  return made;
}

/** What a machine wrote for itself. */
const MACHINE = new Set(['created_at', 'updated_at', 'created_by', 'updated_by', 'foreign_id', 'user_id']);

/** The first one opens it; all of them find it. */
function keywords(made: Raw, cell: string): void {
  const words = cell
    .split(/~~~|[,;\n]/)
    .map(word => word.trim())
    .filter(Boolean);
  made.shortcut = words[0] ?? '';
  made.tags = [...(made.tags ?? []), ...words.slice(1)];
}

function rowsOf(source: Source, about: About): { rows: Row[] } {
  const { rows, open } = source.rows;
  if (open > 0)
    about.findings.push({ code: 'quote_open', level: 'look', line: open, original: '"', became: '' });
  const width = rows[0]?.cells.length ?? 0;
  for (const { line, cells } of rows) {
    if (cells.length > width && cells.slice(width).some(cell => cell.trim() !== ''))
      about.findings.push({
        code: 'row_uneven',
        level: 'look',
        line,
        original: cells.slice(width).join(' '),
        became: '',
      });
  }
  return { rows };
}

function fromRow(
  { line, cells }: Row,
  columns: readonly Column[],
  folder: string,
  dialect: Dialect,
  isOurs: boolean,
): Raw {
  const said = new Map<Column, string>();
  const at = new Map<Column, number>();
  columns.forEach((column, index) => {
    const cell = unguarded(cells[index] ?? '');
    if (column === 'ignore' || cell === '') return;
    const before = said.get(column);
    said.set(column, before === undefined ? cell : `${before}${column === 'tags' ? ', ' : '\n\n'}${cell}`);
    if (!at.has(column)) at.set(column, index);
  });
  const html = said.get('html');
  const body = html ?? said.get('body') ?? '';
  const isYes = (column: Column) => /^(?:true|1|yes|x)$/i.test(said.get(column) ?? '');
  const above = cells.slice(0, at.get(html === undefined ? 'body' : 'html') ?? 0);
  const start = line + above.reduce((sum, cell) => sum + breaksBefore(cell, cell.length), 0);
  const findings: Finding[] =
    html !== undefined && said.has('body') ? [left(line, `body: ${said.get('body')}`, false)] : [];
  return {
    ...{
      folder: said.get('folder') ?? folder,
      title: said.get('title') ?? '',
      shortcut: said.get('shortcut') ?? '',
    },
    ...{ body, dialect, line, isOurs, findings, id: said.get('id') ?? '' },
    lineAt: offset => start + breaksBefore(body, offset),
    writing: html !== undefined || (!columns.includes('html') && isHtml(body)) ? 'rich' : 'plain',
    ...{
      subject: said.get('subject') ?? '',
      to: said.get('to') ?? '',
      cc: said.get('cc') ?? '',
      bcc: said.get('bcc') ?? '',
    },
    tags: tagsIn(said.get('tags') ?? ''),
    language: said.get('language') ?? '',
    description: said.get('description') ?? '',
    ...{ follows_case: isYes('follows_case'), inside_words: isYes('inside_words') },
  };
}

/** Cut at commas; of Zammad at its own sign; what our own export wrote for tags with commas is a list of JSON. */
function tagsIn(cell: string): string[] {
  if (!/^\["[\s\S]*"\]$/.test(cell)) return cell.split(cell.includes('~~~') ? '~~~' : /[,;\n]/);
  try {
    return (JSON.parse(cell) as unknown[]).map(String);
  } catch {
    return cell.split(',');
  }
}

/** Columns that go nowhere are told once each, with what stands in them. */
function tellIgnored(rows: Row[], columns: Column[], head: string[], about: About): void {
  columns.forEach((column, at) => {
    if (column !== 'ignore') return;
    const filled = rows.filter(({ cells }) => cells[at]?.trim());
    const [first] = filled;
    if (!first) return;
    const shown = filled.map(({ cells }) => cells[at]).join(' · ');
    about.findings.push(left(first.line, `${head[at] || at + 1}: ${shown}`, false));
  });
}

function left(line: number, original: string, isFine: boolean): Finding {
  return { code: 'field_left', level: isFine ? 'fine' : 'look', line, original, became: '' };
}
