import { CannotRead } from '../import';
import type { MapNode, Node } from './node';

const DEEPEST = 64;
const MOST_NODES = 2_000_000;

/** Reads JSON with the line of everything in it. Throws `CannotRead`, with the line where it stopped. */
export function jsonTree(source: string): Node {
  return new JsonReader(source).read();
}

class JsonReader {
  private at = 0;
  private line = 1;
  private nodes = 0;

  constructor(private readonly source: string) {}

  read(): Node {
    const node = this.value(1);
    this.skip();
    if (this.at < this.source.length) throw this.unexpected();
    return node;
  }

  private value(depth: number): Node {
    if (depth > DEEPEST) throw new CannotRead('too_deep', this.line);
    if (++this.nodes > MOST_NODES) throw new CannotRead('too_many', this.line);
    this.skip();
    const line = this.line;
    switch (this.source[this.at]) {
      case '{':
        return this.map(depth);
      case '[':
        return this.list(depth);
      case '"':
        return { kind: 'text', line, taken: false, text: this.string(), verbatim: false };
      default:
        return { kind: 'text', line, taken: false, text: this.word(), verbatim: false };
    }
  }

  private map(depth: number): Node {
    const node: MapNode = { kind: 'map', line: this.line, taken: false, entries: new Map() };
    this.at++;
    this.members('}', () => {
      if (this.source[this.at] !== '"') throw this.unexpected('"');
      const name = this.string();
      this.skip();
      if (this.source[this.at] !== ':') throw this.unexpected(':');
      this.at++;
      // A name that stands twice: both are kept, so that neither goes unseen.
      const free = node.entries.has(name) ? `${name} (${this.nodes})` : name;
      node.entries.set(free, this.value(depth + 1));
    });
    return node;
  }

  private list(depth: number): Node {
    const items: Node[] = [];
    const line = this.line;
    this.at++;
    this.members(']', () => items.push(this.value(depth + 1)));
    return { kind: 'list', line, taken: false, items };
  }

  private members(closer: string, member: () => void): void {
    this.skip();
    if (this.source[this.at] === closer) {
      this.at++;
      return;
    }
    for (;;) {
      this.skip();
      member();
      this.skip();
      const sign = this.source[this.at];
      if (sign !== ',' && sign !== closer) throw this.unexpected(`, ${closer}`);
      this.at++;
      if (sign === closer) return;
    }
  }

  /** Letter by letter: a pattern for the whole of it would end the engine's stack in a picture of some megabytes. */
  private string(): string {
    const from = this.at;
    for (this.at++; this.source[this.at] !== '"'; ) {
      const code = this.source.charCodeAt(this.at);
      ESCAPE.lastIndex = this.at;
      if (code === BACKSLASH && ESCAPE.test(this.source)) this.at = ESCAPE.lastIndex;
      else if (code >= 32 ? code !== BACKSLASH : code === TAB) this.at++;
      else throw this.unexpected('"');
    }
    const written = this.source.slice(from, ++this.at);
    return written.includes('\\')
      ? String(JSON.parse(written.replaceAll('\t', '\\t')))
      : written.slice(1, -1);
  }

  private word(): string {
    WORD.lastIndex = this.at;
    const found = WORD.exec(this.source);
    if (!found) throw this.unexpected();
    this.at = WORD.lastIndex;
    return found[0] === 'null' ? '' : found[0];
  }

  private skip(): void {
    for (; ; this.at++) {
      const code = this.source.charCodeAt(this.at);
      if (code === 10) this.line++;
      else if (code !== 32 && code !== 9 && code !== 13) return;
    }
  }

  private unexpected(expected = ''): CannotRead {
    const met = this.source.slice(this.at, this.at + 20).split('\n')[0] ?? '';
    return new CannotRead('broken_json', this.line, expected ? `${expected} … ${met}` : met);
  }
}

const TAB = 9;
const BACKSLASH = 92;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
