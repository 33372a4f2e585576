import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

/** Something wrong in a pack, and where. */
export interface PackProblem {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  message: string;
}

/** A place in the file, and what stands there. Every plain word is text as written: `30`, `no` and `2024` too. */
export type PackNode = TextNode | ListNode | MapNode;

export interface Place {
  line: number;
  column: number;
}

export interface TextNode extends Place {
  kind: 'text';
  text: string;
  /** Where a place inside the text stands in the file; its start where that cannot be told. */
  within(line: number, column: number): Place;
}

export interface ListNode extends Place {
  kind: 'list';
  items: PackNode[];
}

export interface MapNode extends Place {
  kind: 'map';
  pairs: { key: TextNode; value: PackNode }[];
}

export type PackTree = { kind: 'tree'; root: PackNode } | { kind: 'unreadable'; problems: PackProblem[] };

const LONGEST_FILE = 16 * 1024 * 1024;
const DEEPEST = 8;

/** Reads YAML down to text, lists and maps. What packs do not need (anchors, tags, several documents) is refused. */
export function packTree(file: string): PackTree {
  const problems: PackProblem[] = [];
  if (new TextEncoder().encode(file).length > LONGEST_FILE)
    return unreadable([{ line: 1, column: 1, message: 'A pack may hold at most 16 MB.' }]);

  const source = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const lines = new LineCounter();
  const documents = parsed(source, lines);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };

  for (const document of documents)
    for (const error of document.errors)
      problems.push({ ...place(error.pos[0]), message: `This cannot be read as YAML: ${inOneLine(error.message)}` });
  if (problems.length > 0) return unreadable(problems);

  const [first, second] = documents;
  if (second)
    problems.push({
      ...place(second.range?.[0] ?? 0),
      message: 'One file holds one pack; put this one into a file of its own.',
    });
  const root = first?.contents ? nodeOf(first.contents, source, place, problems, 1) : null;
  if (problems.length > 0) return unreadable(problems);
  if (!root || (root.kind === 'text' && root.text === ''))
    return unreadable([{ line: 1, column: 1, message: 'The file is empty.' }]);
  return { kind: 'tree', root };
}

function parsed(source: string, lineCounter: LineCounter): Document.Parsed[] {
  const documents = parseAllDocuments(source, {
    lineCounter,
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? documents : [];
}

function nodeOf(
  node: unknown,
  source: string,
  place: (offset: number) => Place,
  problems: PackProblem[],
  depth: number,
): PackNode {
  const start = (node as Node | null)?.range?.[0] ?? 0;
  const here = place(start);
  const refuse = (message: string): PackNode => {
    problems.push({ ...here, message });
    return { kind: 'list', ...here, items: [] };
  };

  if (isAlias(node) || (isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined))
    return refuse('Anchors (&) and aliases (*) are not used in packs; write the text out, or put it in quotes.');
  if ((node as Node | null)?.tag) return refuse('Tags (!) are not used in packs; put the text in quotes.');
  if (depth > DEEPEST) return refuse('This is nested deeper than a pack can be.');

  const below = (child: unknown): PackNode => nodeOf(child, source, place, problems, depth + 1);
  if (isSeq(node)) return { kind: 'list', ...here, items: node.items.map(below) };
  if (isMap(node)) {
    const pairs: MapNode['pairs'] = [];
    for (const { key, value } of node.items) {
      const name = below(key);
      const said = value === null ? emptyAt(name) : below(value);
      if (name.kind === 'text') pairs.push({ key: name, value: said });
      else refuse('A name before the colon must be a single word.');
    }
    return { kind: 'map', ...here, pairs };
  }
  if (!isScalar(node)) return emptyAt(here);
  return textNode(String(node.value ?? ''), here, start, source);
}

function textNode(text: string, here: Place, start: number, source: string): TextNode {
  const within = (line: number, column: number): Place => {
    if (source[start] === '|') {
      const written = source.split('\n')[here.line - 1 + line];
      const indent = (written?.length ?? 0) - (text.split('\n')[line - 1]?.length ?? 0);
      return { line: here.line + line, column: column + Math.max(indent, 0) };
    }
    const opened = source[start] === '"' || source[start] === "'" ? 1 : 0;
    const asWritten = source.startsWith(text, start + opened) && !text.includes('\n');
    return asWritten ? { line: here.line, column: here.column + opened + column - 1 } : here;
  };
  return { kind: 'text', ...here, text, within };
}

function emptyAt({ line, column }: Place): TextNode {
  return { kind: 'text', line, column, text: '', within: () => ({ line, column }) };
}

function unreadable(problems: PackProblem[]): PackTree {
  return { kind: 'unreadable', problems };
}

function inOneLine(message: string): string {
  return message.split('\n')[0]?.replace(/\.?$/, '.') ?? '';
}
