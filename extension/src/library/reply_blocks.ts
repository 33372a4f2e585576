import { decodeEntities } from '@/template/entities';
import { heldLiquid } from '@/template/held_liquid';
import { attributeOf, type HtmlToken, htmlTokens } from '@/template/markup';
import { piecesOf } from '@/template/pieces';

/** One line of a reply as a person reads it. */
export interface Block {
  kind: BlockKind;
  words: Word[];
}

export type BlockKind = 'paragraph' | 'heading' | 'bullet' | 'numbered' | 'quote' | 'code' | 'row' | 'rule';

/** A word, a sign, the space between two, or something in brackets; and how it looks, in the names of `Look`. */
export interface Word {
  text: string;
  looks: readonly Look[];
  /** The text is Liquid. */
  liquid?: true;
}

export type Look =
  | 'bold'
  | 'italic'
  | 'underlined'
  | 'struck'
  | 'code'
  | 'raised'
  | 'lowered'
  | 'small'
  | 'marked'
  | `link ${string}`
  | `picture ${string}`
  | `colour ${string}`
  | `font ${string}`
  | `size ${string}`;

/** The lines of a body, without those that hold nothing. Needs no parser: what is stored is sanitised. */
export function blocksOf(html: string): Block[] {
  const reader = new Reader();
  for (const token of htmlTokens(heldLiquid(html))) reader.take(token);
  return reader.blocks();
}

/** Words, signs and spaces; joined, they are the text. Brackets are one word, as is each sign of Chinese. */
export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The same of a line that may hold Liquid. */
export function wordsAndLiquidIn(line: string): Word[] {
  return piecesOf(line, 'plain').flatMap(({ kind, start, end }): Word[] => {
    const text = line.slice(start, end);
    if (kind === 'text' || kind === 'unclosed') return wordsIn(text).map(word => ({ text: word, looks: [] }));
    return [{ text, looks: [], liquid: true }];
  });
}

const WORD =
  /\{\{[^{}]*\}\}|\{%[^%]*%\}|\s+|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{M}\p{N}_’'])+|[^\s\p{L}\p{M}\p{N}]/gu;

const ENDS_LINE = new Set('p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr hr br'.split(' '));
const EMPTY = new Set(['br', 'hr', 'img', 'col']);

/** Walks through the tags with those that are open, and what each means for a word. */
class Reader {
  private readonly open: { name: string; looks: Look[] }[] = [];
  private readonly found: Block[] = [];
  private line: Word[] = [];

  take(token: HtmlToken): void {
    const { kind, name, source } = token;
    if (kind === 'text') this.write(decodeEntities(source).replace(/\u00a0/g, ' '));
    if (kind === 'text' || kind === 'comment') return;
    if (ENDS_LINE.has(name)) this.endLine();
    if ((name === 'td' || name === 'th') && kind === 'open' && this.line.length > 0) this.write(' | ');
    if (name === 'hr') this.found.push({ kind: 'rule', words: [] });
    if (name === 'img') this.picture(source);
    if (name === 'span') this.brackets(attributeOf(source, 'data-liquid'));
    if (kind === 'close') this.close(name);
    else if (!EMPTY.has(name)) this.open.push({ name, looks: looksOf(token) });
  }

  blocks(): Block[] {
    this.endLine();
    return this.found;
  }

  private write(text: string): void {
    const looks = this.looks();
    const said = this.isWithin('pre') ? text : text.replace(/\s+/g, ' ');
    for (const word of wordsIn(said)) this.line.push({ text: word, looks });
  }

  private brackets(held: string | null): void {
    if (held) this.line.push({ text: codeIn(decodeEntities(held)), looks: this.looks(), liquid: true });
  }

  private picture(source: string): void {
    const address = decodeEntities(attributeOf(source, 'src') ?? '');
    const text = decodeEntities(attributeOf(source, 'alt') ?? '') || nameIn(address);
    this.line.push({ text, looks: [`picture ${address}`] });
  }

  private endLine(): void {
    while (isSpace(this.line[0])) this.line.shift();
    while (isSpace(this.line.at(-1))) this.line.pop();
    if (this.line.length > 0) this.found.push({ kind: this.kind(), words: this.line });
    this.line = [];
  }

  private kind(): BlockKind {
    for (const { name } of [...this.open].reverse()) {
      if (/^h[1-6]$/.test(name)) return 'heading';
      if (name === 'ul') return 'bullet';
      if (name === 'ol') return 'numbered';
      if (name === 'blockquote') return 'quote';
      if (name === 'pre') return 'code';
      if (name === 'tr') return 'row';
    }
    return 'paragraph';
  }

  private close(name: string): void {
    const at = this.open.findLastIndex(each => each.name === name);
    if (at >= 0) this.open.splice(at);
  }

  private looks(): Look[] {
    return [...new Set(this.open.flatMap(each => each.looks))].sort();
  }

  private isWithin(name: string): boolean {
    return this.open.some(each => each.name === name);
  }
}

function looksOf({ name, source }: HtmlToken): Look[] {
  const own = LOOKS[name];
  const styled = stylesIn(source);
  if (name === 'a') return [`link ${decodeEntities(attributeOf(source, 'href') ?? '')}`, ...styled];
  if (name === 'font') styled.push(...fontLooks(source));
  return own ? [own, ...styled] : styled;
}

const LOOKS: Record<string, Look> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underlined',
  ins: 'underlined',
  s: 'struck',
  strike: 'struck',
  del: 'struck',
  code: 'code',
  sup: 'raised',
  sub: 'lowered',
  small: 'small',
  mark: 'marked',
};

function stylesIn(source: string): Look[] {
  const style = decodeEntities(attributeOf(source, 'style') ?? '');
  return style.split(';').flatMap(part => {
    const [property = '', value = ''] = part.split(':').map(each => each.trim().toLowerCase());
    return styleLooks(property, value);
  });
}

function styleLooks(property: string, value: string): Look[] {
  if (property === 'color') return [`colour ${value}`];
  if (property === 'background-color') return ['marked'];
  if (property === 'font-family') return [`font ${value}`];
  if (property === 'font-size') return [`size ${value}`];
  if (property === 'font-weight') return /^(bold|[6-9]00)$/.test(value) ? ['bold'] : [];
  if (property === 'font-style') return value === 'italic' ? ['italic'] : [];
  if (property !== 'text-decoration') return [];
  return value.includes('line-through') ? ['struck'] : value.includes('underline') ? ['underlined'] : [];
}

function fontLooks(source: string): Look[] {
  const [color, face, size] = ['color', 'face', 'size'].map(each => attributeOf(source, each));
  return [
    ...(color ? [`colour ${color.toLowerCase()}` as const] : []),
    ...(face ? [`font ${face.toLowerCase()}` as const] : []),
    ...(size ? [`size ${size}` as const] : []),
  ];
}

/** Brackets out of HTML as a person would write them. */
function codeIn(source: string): string {
  const said = htmlTokens(source).map(({ kind, name, source: part }) =>
    kind === 'text' ? decodeEntities(part) : ENDS_LINE.has(name) ? ' ' : '',
  );
  return said.join('').replace(/\s+/g, ' ');
}

function nameIn(address: string): string {
  return address.startsWith('data:') ? '…' : (address.split('/').at(-1) ?? '…');
}

function isSpace(word: Word | undefined): boolean {
  return (
    word !== undefined && word.text.trim() === '' && word.looks.every(look => !look.startsWith('picture'))
  );
}
