import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type Node as YamlNode,
} from 'yaml';
import { CannotRead } from '../import';
import type { Node } from './node';

const DEEPEST = 32;
const MOST_NODES = 200_000;

/** Reads YAML with the line of everything in it; an alias is what it names. Throws `CannotRead`. */
export function yamlTrees(source: string): Node[] {
  const lines = new LineCounter();
  const documents = documentsIn(source, lines);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const count = { nodes: 0 };

  return documents.flatMap(({ errors: [error], contents }) => {
    if (error) throw new CannotRead('broken_yaml', lineAt(error.pos[0]), error.message.split('\n')[0] ?? '');
    return contents ? [new Tree(lineAt, count).node(contents, 1)] : [];
  });
}

/** One document. Its anchors are met in the order of the file, so that an alias is the last one above it. */
class Tree {
  private readonly anchors = new Map<string, unknown>();

  constructor(
    private readonly lineAt: (offset: number) => number,
    private readonly count: { nodes: number },
  ) {}

  node(yaml: unknown, depth: number): Node {
    const line = this.lineOf(yaml);
    if (depth > DEEPEST) throw new CannotRead('too_deep', line);
    // Aliases of aliases multiply: what they come to is counted, not what is written.
    if (++this.count.nodes > MOST_NODES) throw new CannotRead('too_many', line);
    if (isAlias(yaml)) return this.node(this.anchors.get(yaml.source), depth + 1);

    const { anchor } = (yaml ?? {}) as { anchor?: string };
    if (anchor) this.anchors.set(anchor, yaml);
    if (isSeq(yaml)) {
      const items = yaml.items.map(item => this.node(item, depth + 1));
      return { kind: 'list', line, taken: false, items };
    }
    if (isMap(yaml)) return { kind: 'map', line, taken: false, entries: this.entriesOf(yaml, depth) };
    return isScalar(yaml) ? textOf(yaml, line) : { ...NO_TEXT, line };
  }

  private entriesOf(yaml: YAMLMap, depth: number): Map<string, Node> {
    const twice = keyTwiceIn(yaml);
    if (twice) throw new CannotRead('broken_yaml', this.lineOf(twice), KEY_TWICE);
    return new Map(yaml.items.map(({ key, value }) => [nameOf(key), this.node(value, depth + 1)]));
  }

  private lineOf(yaml: unknown): number {
    return this.lineAt((yaml as YamlNode | null)?.range?.[0] ?? 0);
  }
}

const NO_TEXT = { kind: 'text', taken: false, text: '', verbatim: false } as const;

/** A block begins on the line behind its sign. */
function textOf({ type, value, source }: Scalar, line: number): Node {
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  return {
    ...NO_TEXT,
    line: isBlock ? line + 1 : line,
    text: value === null ? '' : (source ?? String(value ?? '')),
    verbatim: type === 'BLOCK_LITERAL',
  };
}

const KEY_TWICE = 'Map keys must be unique';

/** Looked for here, because the parser compares each key with every other. */
function keyTwiceIn({ items }: YAMLMap): Scalar | undefined {
  const seen = new Set<unknown>();
  const keys = items.map(({ key }) => key).filter(isScalar);
  return keys.find(({ value }) => seen.size === seen.add(value).size);
}

function documentsIn(source: string, lineCounter: LineCounter) {
  const options = { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  try {
    const documents = parseAllDocuments(source, options);
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // The parser recurses: thousands of opening brackets end its stack before anything is returned.
    if (error instanceof RangeError) throw new CannotRead('too_deep');
    throw error;
  }
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : '';
}
