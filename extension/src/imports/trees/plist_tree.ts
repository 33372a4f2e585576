import { decodeEntities } from '@/template/entities';
import { CannotRead } from '../import';
import { Lines } from './lines';
import type { MapNode, Node } from './node';

const DEEPEST = 64;
const MOST_NODES = 1_000_000;
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^<>[\]]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>|[^<]+|</g;

/**
 * Reads an XML property list with the line of everything in it. Only XML's own five entities and numbers stand for
 * something; a document that declares others is refused. Throws `CannotRead`.
 */
export function plistTree(source: string): Node {
  const lines = new Lines(source);
  const declared = /<!ENTITY|<!DOCTYPE[^<>]*\[/i.exec(source);
  if (declared) throw new CannotRead('broken_plist', lines.at(declared.index), declared[0]);
  return new PlistReader(source, lines).read();
}

class PlistReader {
  private readonly tokens: RegExpStringIterator<RegExpExecArray>;
  private nodes = 0;

  constructor(
    source: string,
    private readonly lines: Lines,
  ) {
    this.tokens = source.matchAll(TOKEN);
  }

  read(): Node {
    const opening = this.tag();
    const first = opening.name === 'plist' ? this.tag() : opening;
    return this.node(first, 1);
  }

  private node(tag: Tag, depth: number): Node {
    const line = this.lines.at(tag.at);
    if (depth > DEEPEST) throw new CannotRead('too_deep', line);
    if (++this.nodes > MOST_NODES) throw new CannotRead('too_many', line);
    if (tag.closes) throw new CannotRead('broken_plist', line, `</${tag.name}>`);

    if (tag.name === 'dict') return this.map(tag, line, depth);
    if (tag.name === 'array') return this.list(tag, line, depth);
    const text = tag.alone ? (tag.name === 'true' || tag.name === 'false' ? tag.name : '') : this.text(tag);
    return { kind: 'text', line, taken: false, text, verbatim: true };
  }

  private map(tag: Tag, line: number, depth: number): Node {
    const node: MapNode = { kind: 'map', line, taken: false, entries: new Map() };
    if (tag.alone) return node;
    for (let key = this.tag(); !(key.closes && key.name === 'dict'); key = this.tag()) {
      if (key.name !== 'key' || key.closes)
        throw new CannotRead('broken_plist', this.lines.at(key.at), `<${key.name}>`);
      const name = key.alone ? '' : this.text(key);
      node.entries.set(name, this.node(this.tag(), depth + 1));
    }
    return node;
  }

  private list(tag: Tag, line: number, depth: number): Node {
    const items: Node[] = [];
    if (tag.alone) return { kind: 'list', line, taken: false, items };
    for (let item = this.tag(); !(item.closes && item.name === 'array'); item = this.tag())
      items.push(this.node(item, depth + 1));
    return { kind: 'list', line, taken: false, items };
  }

  /** The next tag; between tags only white space may stand. */
  private tag(): Tag {
    for (;;) {
      const { value, done } = this.tokens.next();
      if (done) throw new CannotRead('broken_plist', this.lines.at(Number.MAX_SAFE_INTEGER), '</plist>');
      const [source, , slash, name, alone] = value;
      if (name) return { name, closes: slash === '/', alone: alone === '/', at: value.index };
      if (!/^(?:\s|<[!?])/.test(source) || (!source.startsWith('<') && source.trim() !== ''))
        throw new CannotRead('broken_plist', this.lines.at(value.index), source.trim().slice(0, 20));
    }
  }

  private text(tag: Tag): string {
    let text = '';
    for (;;) {
      const { value, done } = this.tokens.next();
      if (done) throw new CannotRead('broken_plist', this.lines.at(tag.at), `<${tag.name}>`);
      const [source, literal, slash, name] = value;
      if (literal !== undefined) text += literal;
      else if (slash === '/' && name === tag.name) return text;
      else if (source.startsWith('<') && !source.startsWith('<!--'))
        throw new CannotRead('broken_plist', this.lines.at(value.index), source.slice(0, 20));
      else if (!source.startsWith('<')) text += decodeEntities(source);
    }
  }
}

interface Tag {
  name: string;
  closes: boolean;
  /** `<true/>` */
  alone: boolean;
  at: number;
}
