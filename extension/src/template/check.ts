import { type Reading, readOutput, readTag, type Use } from './expression';
import { type Piece, piecesOf, type Writing } from './pieces';
import { placeIn } from './place';
import type { TemplateProblem } from './problem';
import type { Question } from './question';
import { labelOf, questionFrom } from './questions';
import { LIQUID_FIELDS, type LiquidField, type Template } from './template';
import { Unexpected } from './tokens';
import { BLOCK_TAGS, nearest, PROPERTIES, TAGS, VARIABLES } from './vocabulary';

export const LIMITS = {
  /** UTF-16 code units of one field. */
  source: 262_144,
  /** Blocks inside one another. */
  blocks: 30,
  /** Templates inside one another. */
  nesting: 5,
};

/** Everything wrong in a template that can be seen without rendering it, in reading order. Never throws. */
export function problemsIn(template: Template): TemplateProblem[] {
  return readTemplate(template).flatMap(field => field.problems);
}

/** Every name that a template uses, each once, e.g. `to.first_name`, `clipboard`. */
export function namesIn(template: Template): string[] {
  const given = new Set(readTemplate(template).flatMap(field => [...field.gives]));
  const names = readTemplate(template).flatMap(field => field.uses.map(use => use.path));
  return [...new Set(names.filter(([root]) => !given.has(root ?? '')).map(path => path.join('.')))];
}

/** What a template declares with `ask`, and names that nothing on a page could ever tell. */
export function questionsIn(template: Template): Question[] {
  const fields = readTemplate(template);
  const given = new Set(fields.flatMap(field => [...field.gives]));
  const questions = new Map<string, Question>();
  for (const question of fields.flatMap(field => field.asks)) {
    if (!questions.has(question.name)) questions.set(question.name, question);
  }
  for (const use of fields.flatMap(field => field.uses)) {
    const [root = ''] = use.path;
    const name = use.path.join('.');
    if (!use.needed || given.has(root) || Object.hasOwn(VARIABLES, root) || questions.has(name)) continue;
    questions.set(name, { name, label: labelOf(name), kind: 'text', options: [], default: '' });
  }
  return [...questions.values()];
}

/** The shortcuts of the templates that this one puts in, as written, each once. */
export function nestedIn(template: Template): string[] {
  return [
    ...new Set(readTemplate(template).flatMap(field => field.includes.map(include => include.shortcut))),
  ];
}

export interface FieldReading {
  field: LiquidField;
  problems: TemplateProblem[];
  uses: Use[];
  /** Names that the field itself gives: by `assign`, `capture`, `for`, `ask`. */
  gives: Set<string>;
  asks: Question[];
  /** `at` is an offset into the field. */
  includes: { shortcut: string; at: number }[];
}

export function writingOf(field: LiquidField): Writing {
  return field === 'body' ? 'rich' : 'plain';
}

/** Reads every field once. */
export function readTemplate(template: Template): FieldReading[] {
  return LIQUID_FIELDS.map(field => readField(field, template[field]));
}

function readField(field: LiquidField, source: string): FieldReading {
  const reading: FieldReading = {
    field,
    problems: [],
    uses: [],
    gives: new Set(),
    asks: [],
    includes: [],
  };
  const say = (at: number, message: string, suggestion: string) =>
    reading.problems.push({ field, ...placeIn(source, at), message, suggestion });

  if (source.length > LIMITS.source) {
    say(0, 'This is longer than a template may be.', 'expected at most 256 KiB');
    return reading;
  }

  const people = new Set<string>();
  const open: { name: string; at: number; hasElse: boolean }[] = [];
  for (const piece of piecesOf(source, writingOf(field))) {
    readPiece(piece);
  }
  for (const block of open) {
    say(block.at, `“{% ${block.name} %}” is not closed.`, `expected {% end${block.name} %}`);
  }
  reading.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return reading;

  function readPiece(piece: Piece): void {
    if (piece.kind === 'unclosed') {
      const opener = piece.opener.startsWith('{') ? piece.opener : `{% ${piece.opener} %}`;
      return void say(piece.start, `“${opener}” is not closed.`, `expected ${piece.closer}`);
    }
    if (piece.kind !== 'output' && piece.kind !== 'tag') return;
    if (piece.kind === 'tag' && !followsBlocks(piece)) return;

    try {
      take(
        piece,
        piece.kind === 'tag' ? readTag(piece.name, piece.markup.text) : readOutput(piece.markup.text),
      );
    } catch (wrong) {
      if (!(wrong instanceof Unexpected)) throw wrong;
      say(piece.markup.placeOf(wrong.at), wrong.message, wrong.suggestion);
    }
  }

  function take(piece: Piece & { kind: 'output' | 'tag' }, read: Reading): void {
    for (const use of read.uses) {
      const wrong = wrongProperty(use.path, people, reading.gives);
      if (wrong) say(piece.markup.placeOf(use.at), wrong.message, wrong.suggestion);
    }
    reading.uses.push(...read.uses);
    if (read.gives) reading.gives.add(read.gives);
    if (['to', 'cc', 'bcc'].includes(read.walks)) people.add(read.gives);
    if (piece.kind !== 'tag') return;

    if (piece.name === 'include') {
      reading.includes.push({ shortcut: read.literals.get('') ?? '', at: piece.start });
    }
    if (piece.name === 'ask') {
      const { question, wrong } = questionFrom(read.gives, read.literals);
      if (wrong) say(piece.start, wrong.message, wrong.suggestion);
      reading.asks.push(question);
    }
  }

  /** Keeps account of open blocks; false where the tag makes no sense at its place. */
  function followsBlocks(piece: Piece & { kind: 'tag' }): boolean {
    const { name, start } = piece;
    if (name.startsWith('end') && BLOCK_TAGS.includes(name.slice(3))) return closes(name.slice(3), start);

    const word = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
    if (!word) {
      const near = nearest(name, [...Object.keys(TAGS), ...BLOCK_TAGS.map(block => `end${block}`)]);
      say(
        start,
        name ? `There is no tag “${name}”.` : 'A tag needs a name.',
        near && `did you mean ${near}?`,
      );
      return false;
    }
    if (word.inside) {
      const around =
        name === 'break' || name === 'continue' ? open.find(block => block.name === 'for') : open.at(-1);
      if (!around || !word.inside.includes(around.name)) {
        const places = word.inside.map(place => `{% ${place} %}`).join(' or ');
        say(start, `“{% ${name} %}” stands alone.`, `expected inside ${places}`);
        return false;
      }
      if (around.hasElse && ['else', 'elsif', 'when'].includes(name)) {
        say(start, `“{% ${name} %}” comes after “{% else %}”.`, `expected {% end${around.name} %}`);
        return false;
      }
      if (name === 'else') around.hasElse = true;
    }
    if (BLOCK_TAGS.includes(name)) {
      if (open.length === LIMITS.blocks)
        say(start, 'Too many blocks stand inside one another.', 'expected at most 30');
      open.push({ name, at: start, hasElse: false });
    }
    return true;
  }

  function closes(name: string, at: number): boolean {
    const last = open.at(-1);
    if (last?.name === name) {
      open.pop();
      return false;
    }
    if (!last) {
      say(at, `“{% end${name} %}” closes nothing.`, `expected {% ${name} %} before it`);
    } else {
      say(
        at,
        `“{% end${name} %}” stands where “${last.name}” is still open.`,
        `expected {% end${last.name} %}`,
      );
      if (open.some(block => block.name === name)) while (open.pop()?.name !== name);
    }
    return false;
  }
}

function wrongProperty(
  path: string[],
  people: Set<string>,
  given: Set<string>,
): { message: string; suggestion: string } | null {
  const [root = '', ...steps] = path;
  const kind = people.has(root) ? 'person' : given.has(root) ? '' : (VARIABLES[root]?.is ?? '');
  const place = ['first', 'last'].includes(steps[0] ?? '') || /^-?\d+$/.test(steps[0] ?? '');
  const property = kind === 'people' && place ? steps[1] : steps[0];
  if (property === undefined || kind === '' || kind === 'team') return null;

  const known = propertiesOf(kind);
  if (known.includes(property)) return null;

  const near = nearest(property, known);
  return {
    message: `“${root}” has no “${property}”.`,
    suggestion: near ? `did you mean ${near}?` : known.length > 0 ? `expected ${known.join(', ')}` : '',
  };
}

function propertiesOf(kind: string): string[] {
  if (kind === 'people') return [...Object.keys(PROPERTIES.person), 'size', 'first', 'last'];
  if (kind === 'person') return Object.keys(PROPERTIES.person);
  if (kind === 'page') return Object.keys(PROPERTIES.page);
  return kind === 'text' ? ['size'] : [];
}
