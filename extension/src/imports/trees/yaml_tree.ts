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
  let nodes = 0;

  return documents.flatMap(document => {
    const [error] = document.errors;
    if (error) {
      const words = error.message.split('\n')[0] ?? '';
      throw new CannotRead('broken_yaml', lines.linePos(error.pos[0]).line, words);
    }
    // Met in the order of the file, so that an alias is the last one above it.
    const anchors = new Map<string, unknown>();
    const nodeOf = (yaml: unknown, depth: number): Node => {
      const start = (yaml as YamlNode | null)?.range?.[0] ?? 0;
      const { line } = lines.linePos(start);
      if (depth > DEEPEST) throw new CannotRead('too_deep', line);
      // Aliases of aliases multiply: what they come to is counted, not what is written.
      if (++nodes > MOST_NODES) throw new CannotRead('too_many', line);
      if (isAlias(yaml)) return nodeOf(anchors.get(yaml.source), depth + 1);
      const { anchor } = (yaml ?? {}) as { anchor?: string };
      if (anchor) anchors.set(anchor, yaml);
      if (isSeq(yaml))
        return { kind: 'list', line, taken: false, items: yaml.items.map(item => nodeOf(item, depth + 1)) };
      if (isMap(yaml)) {
        const twice = keyTwiceIn(yaml);
        if (twice) throw new CannotRead('broken_yaml', lines.linePos(twice.range?.[0] ?? 0).line, KEY_TWICE);
        const entries = new Map(
          yaml.items.map(pair => [nameOf(pair.key), nodeOf(pair.value, depth + 1)] as const),
        );
        return { kind: 'map', line, taken: false, entries };
      }
      const text = isScalar(yaml) ? (yaml.source ?? String(yaml.value ?? '')) : '';
      const isBlock = isScalar(yaml) && (yaml.type === 'BLOCK_LITERAL' || yaml.type === 'BLOCK_FOLDED');
      const isNothing = isScalar(yaml) && yaml.value === null;
      return {
        kind: 'text',
        line: isBlock ? line + 1 : line,
        taken: false,
        text: isNothing ? '' : text,
        verbatim: isScalar(yaml) && yaml.type === 'BLOCK_LITERAL',
      };
    };
    return document.contents ? [nodeOf(document.contents, 1)] : [];
  });
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
