import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
} from 'yaml';

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
const TOO_DEEP = 'This is nested deeper than a pack can be.';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no text may hold
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u;

/** Reads YAML down to text, lists and maps. What packs do not need (anchors, tags, several documents) is refused. */
export function packTree(file: string): PackTree {
  if (new TextEncoder().encode(file).length > LONGEST_FILE)
    return unreadable({ line: 1, column: 1 }, 'A pack may hold at most 16 MB.');

  const source = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const lines = new Lines(source);
  const unshown = source.search(UNPRINTABLE);
  if (unshown >= 0)
    return unreadable(lines.place(unshown), 'There is a character here that cannot be shown.');

  const documents = documentsIn(source);
  if (documents === 'too deep') return unreadable({ line: 1, column: 1 }, TOO_DEEP);
  return treeOf(documents, lines);
}

function treeOf(documents: Document.Parsed[], lines: Lines): PackTree {
  const problems: PackProblem[] = [];
  const [first, second] = documents;
  // After the first, all that follows in the file is said to be wrong as well.
  const wrong = documents.flatMap(document => document.errors)[0];
  if (wrong)
    return unreadable(lines.place(wrong.pos[0]), `This cannot be read as YAML: ${inOneLine(wrong.message)}`);

  const root = first?.contents ? nodeOf(first.contents, lines, problems, 1) : null;
  if (second) {
    const message = 'One file holds one pack; put this one into a file of its own.';
    problems.push({ ...lines.place(second.range[0]), message });
  }
  if (problems.length > 0) return { kind: 'unreadable', problems };
  if (!root || (root.kind === 'text' && root.text === ''))
    return unreadable({ line: 1, column: 1 }, 'The file is empty.');
  return { kind: 'tree', root };
}

function documentsIn(source: string): Document.Parsed[] | 'too deep' {
  const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  try {
    const documents = parseAllDocuments(source, options);
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // The parser recurses: thousands of opening brackets end its stack before anything is returned.
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

function nodeOf(node: unknown, lines: Lines, problems: PackProblem[], depth: number): PackNode {
  const start = (node as Node | null)?.range?.[0] ?? 0;
  const here = lines.place(start);
  const refusal = refusalOf(node, depth);
  if (refusal) problems.push({ ...lines.markedPlace(start), message: refusal });
  if (refusal === TOO_DEEP || isAlias(node)) return emptyAt(here);

  if (isSeq(node))
    return { kind: 'list', ...here, items: node.items.map(item => nodeOf(item, lines, problems, depth + 1)) };
  if (isMap(node))
    return { kind: 'map', ...here, pairs: node.items.flatMap(pair => pairOf(pair, lines, problems, depth)) };
  return isScalar(node) ? textNode(String(node.value ?? ''), here, start, lines) : emptyAt(here);
}

function pairOf(pair: Pair, lines: Lines, problems: PackProblem[], depth: number): MapNode['pairs'] {
  const key = nodeOf(pair.key, lines, problems, depth + 1);
  const written = isScalar(pair.value) && pair.value.source === '' && pair.value.type === 'PLAIN';
  const value =
    pair.value === null || written ? emptyAt(key) : nodeOf(pair.value, lines, problems, depth + 1);
  if (key.kind === 'text') return [{ key, value }];
  problems.push({
    line: key.line,
    column: key.column,
    message: 'A name before the colon must be a single word.',
  });
  return [];
}

function refusalOf(node: unknown, depth: number): string {
  if (isAlias(node) || ((isScalar(node) || isCollection(node)) && node.anchor))
    return 'Anchors (&) and aliases (*) are not used in packs; write the text out, or put it in quotes.';
  if ((node as Node | null)?.tag) return 'Tags (!) are not used in packs; put the text in quotes.';
  return depth > DEEPEST ? TOO_DEEP : '';
}

function textNode(text: string, here: Place, start: number, lines: Lines): TextNode {
  const within = (line: number, column: number): Place => {
    const source = lines.source;
    if (source[start] === '|') {
      const indent = lines.text(here.line + line).length - (text.split('\n')[line - 1]?.length ?? 0);
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

function unreadable(place: Place, message: string): PackTree {
  return { kind: 'unreadable', problems: [{ ...place, message }] };
}

/** Where each line of a file begins, found once. */
class Lines {
  private readonly starts = [0];

  constructor(readonly source: string) {
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1))
      this.starts.push(end + 1);
  }

  place(offset: number): Place {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** Where the anchor or tag before a node begins; the node's own place where it has none. */
  markedPlace(offset: number): Place {
    const { line, column } = this.place(offset);
    const before = this.text(line).slice(0, column - 1);
    const marks = /([&!]\S*\s+)+$/.exec(before);
    return { line, column: marks ? marks.index + 1 : column };
  }

  text(line: number): string {
    return this.source.slice(this.starts[line - 1] ?? 0, (this.starts[line] ?? this.source.length + 1) - 1);
  }
}

function inOneLine(message: string): string {
  return message.split('\n')[0]?.replace(/\.?$/, '.') ?? '';
}
