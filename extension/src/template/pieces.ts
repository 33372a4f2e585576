import { entityAt } from './entities';

/** What stands between the brackets, as Liquid reads it, with the way back to the source. */
export interface Markup {
  text: string;
  /** Where the character at this index of `text` stands in the source; UTF-16 offsets. */
  placeOf(index: number): number;
  /** HTML tags that an editor put in between, e.g. `<b>`; they belong behind the brackets. */
  tags: string;
}

interface Stretch {
  /** UTF-16 offsets into the source. */
  start: number;
  end: number;
}

/** One stretch of a template: text, or something in brackets. */
export type Piece = Stretch &
  (
    | { kind: 'text' }
    | { kind: 'comment' }
    | { kind: 'raw'; inside: string }
    | { kind: 'output'; markup: Markup; trims: Trims }
    | { kind: 'tag'; name: string; markup: Markup; trims: Trims }
    | { kind: 'unclosed'; opener: string; closer: string }
  );

/** `{{-` and `-}}`: whether white space before and behind goes. */
export interface Trims {
  before: boolean;
  behind: boolean;
}

/** How a field is written: rich text has entities and tags inside the brackets. */
export type Writing = 'rich' | 'plain';

/** Cuts a template's source at its brackets. Loses nothing: the pieces joined are the source. */
export function piecesOf(source: string, writing: Writing): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < source.length) {
    const start = openerFrom(source, at);
    if (start > at) pieces.push({ kind: 'text', start: at, end: start });
    if (start === source.length) break;

    const piece = bracketsAt(source, start, writing);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function openerFrom(source: string, at: number): number {
  for (let start = source.indexOf('{', at); start >= 0; start = source.indexOf('{', start + 1)) {
    const next = source[start + 1];
    if (next === '{' || next === '%') return start;
  }
  return source.length;
}

function bracketsAt(source: string, start: number, writing: Writing): Piece {
  const isTag = source[start + 1] === '%';
  const closer = isTag ? '%}' : '}}';
  const close = source.indexOf(closer, start + 2);
  if (close < 0) {
    return { kind: 'unclosed', start, end: source.length, opener: source.slice(start, start + 2), closer };
  }

  const { markup, trims } = insideOf(source, start + 2, close, writing);
  const end = close + 2;
  if (!isTag) return { kind: 'output', start, end, markup, trims };

  const name = /^[\w#]*/.exec(markup.text)?.[0] ?? '';
  const rest = markup.text.slice(name.length);
  const skipped = name.length + (rest.length - rest.trimStart().length);
  const argumentsOfTag: Markup = {
    text: markup.text.slice(skipped).trimEnd(),
    placeOf: index => markup.placeOf(index + skipped),
    tags: markup.tags,
  };
  if (name === 'raw' || name === 'comment') return skippedAt(source, name, start, end);
  return { kind: 'tag', start, end, name, markup: argumentsOfTag, trims };
}

/** `raw` and `comment` up to their end, with everything in between. */
function skippedAt(source: string, name: 'raw' | 'comment', start: number, end: number): Piece {
  const ending = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
  ending.lastIndex = end;
  const found = ending.exec(source);
  if (!found) {
    return { kind: 'unclosed', start, end: source.length, opener: name, closer: `{% end${name} %}` };
  }

  const behind = found.index + found[0].length;
  if (name === 'comment') return { kind: 'comment', start, end: behind };
  return { kind: 'raw', start, end: behind, inside: source.slice(end, found.index) };
}

function insideOf(
  source: string,
  from: number,
  to: number,
  writing: Writing,
): { markup: Markup; trims: Trims } {
  const trims = { before: source[from] === '-', behind: to > from + 1 && source[to - 1] === '-' };
  const first = from + (trims.before ? 1 : 0);
  const last = to - (trims.behind ? 1 : 0);
  const { text, places, tags } =
    writing === 'rich' ? decoded(source, first, last) : asIs(source, first, last);

  const lead = text.length - text.trimStart().length;
  const markup = {
    text: straightQuotes(text).trim(),
    placeOf: (index: number) => places[index + lead] ?? last,
    tags,
  };
  return { markup, trims };
}

function asIs(source: string, from: number, to: number) {
  const text = source.slice(from, to).replace(/\u00a0/g, ' ');
  const places = Array.from({ length: text.length }, (_, index) => from + index);
  return { text, places, tags: '' };
}

function decoded(source: string, from: number, to: number) {
  let text = '';
  let tags = '';
  const places: number[] = [];
  for (let at = from; at < to; ) {
    const tag = source[at] === '<' ? /^<\/?[a-z][^<>]*>/i.exec(source.slice(at, to))?.[0] : undefined;
    if (tag) {
      if (!/^<br/i.test(tag)) tags += tag;
      at += tag.length;
      continue;
    }
    const entity = source[at] === '&' ? entityAt(source, at) : null;
    const stands = entity?.stands ?? source[at] ?? '';
    for (let unit = 0; unit < stands.length; unit++) places.push(at);
    text += stands === '\u00a0' ? ' ' : stands;
    at += entity?.length ?? 1;
  }
  return { text, places, tags };
}

/** Editors curl quotes while one types; around a value they are meant as straight ones. */
function straightQuotes(text: string): string {
  if (!/[“”„‘’‚]/.test(text)) return text;
  return text.replace(
    /"[^"]*"|'[^']*'|[“”„]([^“”„"]*)[“”„]|[‘’‚]([^‘’‚']*)[‘’‚]/g,
    (whole, double?: string, single?: string) => {
      if (double !== undefined) return `"${double}"`;
      return single !== undefined ? `'${single}'` : whole;
    },
  );
}
