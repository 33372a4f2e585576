import { readOutput, readTag } from './expression';
import { type Piece, piecesOf, type Writing } from './pieces';
import { placeIn } from './place';
import type { TemplateProblem } from './problem';
import { wrongProperty } from './properties';
import { type Ask, askFrom, columnName } from './questions';
import type { Reading, Use } from './reading';
import { LIQUID_FIELDS, type LiquidField, type Template } from './template';
import { Unexpected } from './tokens';
import { BLOCK_TAGS, nearest, TAGS } from './vocabulary';

export const LIMITS = {
  /** UTF-16 code units of one field. */
  source: 262_144,
  /** Of one field; nobody reads more. */
  problems: 100,
  /** Blocks inside one another. */
  blocks: 30,
  /** Templates inside one another. */
  nesting: 5,
};

/** One field of a template: its problems, the names it uses and gives, what it asks and puts in. */
export interface FieldReading {
  field: LiquidField;
  source: string;
  problems: TemplateProblem[];
  uses: Use[];
  /** Names that the field itself gives: by `assign`, `capture`, `for`, `ask`. */
  gives: Set<string>;
  asks: Ask[];
  /** `at` is an offset into the field. */
  includes: { shortcut: string; at: number }[];
}

/** Reads every field, each template once: who fills it asks for its names, its questions and its mistakes. */
export function readTemplate(template: Template): readonly FieldReading[] {
  const known = readings.get(template);
  if (known?.every(({ field, source }) => template[field] === source)) return known;
  const read = LIQUID_FIELDS.map(field => new FieldReader(field, template[field]).read());
  readings.set(template, read);
  return read;
}

const readings = new WeakMap<Template, readonly FieldReading[]>();

export function writingOf(field: LiquidField): Writing {
  return field === 'body' ? 'rich' : 'plain';
}

type TagPiece = Piece & { kind: 'tag' };
type Bracket = Piece & { kind: 'output' | 'tag' };

class FieldReader {
  private readonly reading: FieldReading;
  private readonly people = new Set<string>();
  /** The names of the columns of an asked table, and of a row in a loop over it. */
  private readonly tables = new Map<string, string[]>();
  private readonly rows = new Map<string, string[]>();
  private readonly open: { name: string; at: number; hasElse: boolean }[] = [];

  constructor(
    field: LiquidField,
    private readonly source: string,
  ) {
    this.reading = { field, source, problems: [], uses: [], gives: new Set(), asks: [], includes: [] };
  }

  read(): FieldReading {
    const { source, reading } = this;
    if (source.length > LIMITS.source) {
      this.say(0, 'This is longer than a template may be.', 'expected at most 256 KiB');
      return reading;
    }
    for (const piece of piecesOf(source, writingOf(reading.field))) this.readPiece(piece);
    for (const { name, at } of this.open)
      this.say(at, `“{% ${name} %}” is not closed.`, `expected {% end${name} %}`);
    reading.problems.sort((a, b) => a.line - b.line || a.column - b.column);
    return reading;
  }

  private say(at: number, message: string, suggestion: string): void {
    if (this.reading.problems.length === LIMITS.problems) return;
    this.reading.problems.push({
      field: this.reading.field,
      ...placeIn(this.source, at),
      message,
      suggestion,
    });
  }

  private readPiece(piece: Piece): void {
    if (piece.kind === 'unclosed') {
      const opener = piece.opener.startsWith('{') ? piece.opener : `{% ${piece.opener} %}`;
      this.say(piece.start, `“${opener}” is not closed.`, `expected ${piece.closer}`);
    } else if (piece.kind === 'output' || (piece.kind === 'tag' && this.followsBlocks(piece))) {
      this.readBracket(piece);
    }
  }

  private readBracket(piece: Bracket): void {
    const { markup } = piece;
    try {
      const read = piece.kind === 'tag' ? readTag(piece.name, markup.text) : readOutput(markup.text);
      this.take(piece, read);
      if (piece.kind === 'tag') this.takeTag(piece, read);
    } catch (wrong) {
      if (!(wrong instanceof Unexpected)) throw wrong;
      this.say(markup.placeOf(wrong.at), wrong.message, wrong.suggestion);
    }
  }

  private take(piece: Bracket, read: Reading): void {
    for (const use of read.uses) {
      const wrong = wrongProperty(use.path, this.people, this.reading.gives, this.rows);
      if (wrong) this.say(piece.markup.placeOf(use.at), wrong.message, wrong.suggestion);
    }
    this.reading.uses.push(...read.uses);
    if (read.gives) this.reading.gives.add(read.gives);
    if (['to', 'cc', 'bcc'].includes(read.walks)) this.people.add(read.gives);
    const columns = this.tables.get(read.walks);
    if (columns) this.rows.set(read.gives, columns);
  }

  private takeTag(piece: TagPiece, read: Reading): void {
    if (piece.name === 'include') {
      this.reading.includes.push({ shortcut: read.literals.get('') ?? '', at: piece.start });
    }
    if (piece.name !== 'ask') return;
    const { ask, wrong } = askFrom(read.gives, read.literals, read.offer);
    this.reading.asks.push(ask);
    if (ask.question.kind === 'rows') {
      this.tables.set(ask.question.name, ask.question.columns.map(columnName));
    }
    if (wrong) this.say(piece.start, wrong.message, wrong.suggestion);
  }

  /** Keeps account of open blocks; false where the tag makes no sense at its place. */
  private followsBlocks({ name, start }: TagPiece): boolean {
    if (name.startsWith('end') && BLOCK_TAGS.includes(name.slice(3))) {
      this.close(name.slice(3), start);
      return false;
    }
    if (!Object.hasOwn(TAGS, name)) {
      const near = nearest(name, [...Object.keys(TAGS), ...BLOCK_TAGS.map(block => `end${block}`)]);
      const message = name ? `There is no tag “${name}”.` : 'A tag needs a name.';
      this.say(start, message, near && `did you mean ${near}?`);
      return false;
    }
    if (!this.standsInside(name, start)) return false;

    if (BLOCK_TAGS.includes(name)) {
      if (this.open.length === LIMITS.blocks) {
        this.say(start, 'Too many blocks stand inside one another.', `expected at most ${LIMITS.blocks}`);
      }
      this.open.push({ name, at: start, hasElse: false });
    }
    return true;
  }

  private standsInside(name: string, at: number): boolean {
    const places = TAGS[name]?.inside;
    if (!places) return true;

    const inLoop = name === 'break' || name === 'continue';
    const around = inLoop ? this.open.find(block => block.name === 'for') : this.open.at(-1);
    if (!around || !places.includes(around.name)) {
      const wanted = places.map(place => `{% ${place} %}`).join(' or ');
      this.say(at, `“{% ${name} %}” stands alone.`, `expected inside ${wanted}`);
      return false;
    }
    if (around.hasElse && ['else', 'elsif', 'when'].includes(name)) {
      this.say(at, `“{% ${name} %}” comes after “{% else %}”.`, `expected {% end${around.name} %}`);
      return false;
    }
    around.hasElse ||= name === 'else';
    return true;
  }

  private close(name: string, at: number): void {
    const last = this.open.at(-1);
    if (last?.name === name) {
      this.open.pop();
    } else if (!last) {
      this.say(at, `“{% end${name} %}” closes nothing.`, `expected {% ${name} %} before it`);
    } else {
      const message = `“{% end${name} %}” stands where “${last.name}” is still open.`;
      this.say(at, message, `expected {% end${last.name} %}`);
      if (this.open.some(block => block.name === name)) while (this.open.pop()?.name !== name);
    }
  }
}
