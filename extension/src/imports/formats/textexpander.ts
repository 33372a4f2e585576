import { textexpander as dialect } from '../dialects/textexpander';
import type { Raw, Reader } from '../format';
import type { Source } from '../source';
import { has, listAt, type Node, textAt } from '../trees/node';
import { columnOf } from './columns';
import { leftBehind } from './left';

/** A group as CSV (abbreviation, content, label, no head), or as `.textexpander`, a property list. */
export const textexpander: Reader = {
  format: 'textexpander',
  fits: source => (source.looksLikeXml ? isGroup(source) : isTable(source)),
  *templates(sources, _, about) {
    for (const source of sources) {
      if (source.looksLikeXml) yield* fromPlist(source);
      else {
        const { rows, open } = source.rows;
        if (open)
          about.findings.push({ code: 'quote_open', level: 'look', line: open, original: '"', became: '' });
        for (const { line, cells } of rows) yield fromCells(cells, line, source.stem);
      }
    }
  },
};

function isGroup({ text }: Source): boolean {
  return /<plist/i.test(text) && /<key>abbreviation<\/key>/.test(text);
}

/** Two or three columns everywhere, and no head: an abbreviation has no spaces and stands first. */
function isTable(source: Source): boolean {
  if (source.looksLikeJson || source.looksLikeYaml || source.separator !== ',') return false;
  const rows = source.rows.rows.slice(0, 20);
  const head = rows[0]?.cells.map(cell => cell.trim().toLowerCase()) ?? [];
  const named = head.filter(cell => columnOf(cell) !== 'ignore');
  if (rows.length === 0 || named.length > 1 || head.some(cell => HEADS.has(cell))) return false;
  return rows.every(
    ({ cells }) => cells.length >= 2 && cells.length <= 3 && /^\S{0,40}$/.test(cells[0] ?? ''),
  );
}

const HEADS = new Set(
  'title name shortcut body content text abbreviation snippet label template message'.split(' '),
);

function fromCells(
  [shortcut = '', body = '', title = '', ...more]: string[],
  line: number,
  folder: string,
): Raw {
  const lineAt = (offset: number) => line + breaksBefore(body, offset);
  return {
    ...{ folder, title, shortcut, body, dialect, line, lineAt },
    writing: isHtml(body) ? 'rich' : 'plain',
    findings: more
      .filter(Boolean)
      .map(original => ({ code: 'field_left', level: 'look', line, original, became: '' })),
  };
}

function* fromPlist(source: Source): Iterable<Raw> {
  const root = source.plist;
  const snippets = root.kind === 'list' ? root : root;
  const key = ['snippetsTE2', 'snippets', 'snippetsTE'].find(name => has(root, name));
  const items = root.kind === 'list' ? root.items : key ? listAt(root, key) : [];
  const folder = textAt(snippets, 'groupInfo', 'groupName') || textAt(root, 'name') || source.stem;
  for (const snippet of items) yield fromDict(snippet, folder);
}

function fromDict(snippet: Node, folder: string): Raw {
  const plain = textAt(snippet, 'plainText');
  const rich = textAt(snippet, 'richText') || textAt(snippet, 'html');
  const shortcut = textAt(snippet, 'abbreviation');
  const title = textAt(snippet, 'label');
  // 2 is an AppleScript, 3 a shell script, 4 JavaScript: none of them is a reply.
  const type = textAt(snippet, 'snippetType');
  const isScript = ['2', '3', '4'].includes(type);
  const isRich = rich !== '' && /<[a-z]/i.test(rich);
  const body = isRich ? rich : plain;
  return {
    ...{ folder, title, shortcut, body, dialect, line: snippet.line },
    writing: isRich ? 'rich' : 'plain',
    findings: [
      ...leftBehind(snippet),
      ...(isScript
        ? [
            {
              code: 'near' as const,
              level: 'look' as const,
              line: snippet.line,
              original: `snippetType: ${type}`,
              became: '',
            },
          ]
        : []),
    ],
  };
}

export function isHtml(text: string): boolean {
  return /<(?:p|div|br|b|strong|i|em|u|ul|ol|li|a|span|table|h[1-6]|html|body|img)\b[^<>]*>/i.test(text);
}

export function breaksBefore(text: string, offset: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
