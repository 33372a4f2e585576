import type { Reading } from './reading';
import { Unexpected, unexpected } from './tokens';
import { LITERALS, ValueReader } from './value_reader';
import { nearest } from './vocabulary';

const COMPARISONS = new Set(['==', '!=', '<>', '<', '>', '<=', '>=']);
const ASK_EXPECTED = 'expected label, kind, options, columns, default, hint or optional';
const ASK_KEYS = ['label', 'kind', 'options', 'columns', 'default', 'hint', 'optional'];
const INCLUDE_EXPECTED = 'expected a name for a value, e.g. tone: "warm"';

/** Reads the inside of `{{ … }}`; throws `Unexpected`. */
export function readOutput(markup: string): Reading {
  const reader = new Reader(markup);
  if (reader.peek().kind === 'end') {
    throw new Unexpected(
      0,
      'Nothing stands between the brackets.',
      'expected a name, e.g. {{ to.first_name }}',
    );
  }
  reader.filtered('needed');
  return reader.finish();
}

const READERS: Record<string, (reader: Reader) => void> = {
  if: reader => reader.condition(),
  elsif: reader => reader.condition(),
  unless: reader => reader.condition(),
  case: reader => reader.value('seen'),
  when: reader => reader.choices(),
  for: reader => reader.loop(),
  assign: reader => reader.assignment(),
  capture: reader => reader.give(),
  ask: reader => reader.question(),
  include: reader => reader.inclusion(),
};

/** Reads the inside of `{% name … %}` behind its name; throws `Unexpected`. */
export function readTag(name: string, markup: string): Reading {
  const reader = new Reader(markup);
  READERS[name]?.(reader);
  return reader.finish();
}

class Reader extends ValueReader {
  finish(): Reading {
    const left = this.peek();
    if (left.kind !== 'end') throw unexpected(left, 'expected nothing more here');
    return this.reading;
  }

  condition(): void {
    do {
      this.value('seen');
      const operator = this.peek();
      if (COMPARISONS.has(operator.text) || operator.text === 'contains') {
        this.next++;
        this.value('seen');
      }
    } while (this.takes('and') || this.takes('or'));
  }

  choices(): void {
    do this.value('seen');
    while (this.takes(',') || this.takes('or'));
  }

  /** The only place for a range: elsewhere the two engines write it differently. */
  loop(): void {
    this.give();
    if (!this.takes('in')) throw unexpected(this.peek(), 'expected “in”, e.g. {% for person in to %}');
    const list = this.peek();
    if (list.text === '(') this.range();
    else this.value('seen');
    if (list.kind === 'name' && this.tokens[this.next - 1] === list) this.reading.walks = list.text;
    for (;;) {
      if (this.takes('reversed')) continue;
      if (!this.takes('limit') && !this.takes('offset')) return;
      this.takesOr(':', 'expected “:” and a number');
      this.value('seen');
    }
  }

  assignment(): void {
    this.give();
    this.takesOr('=', 'expected “=” and a value');
    this.filtered('seen');
  }

  give(): void {
    this.reading.gives = this.name('expected a name').text;
  }

  question(): void {
    this.endings = ASK_KEYS;
    this.give();
    while (this.takes(',')) {
      const key = this.word(ASK_EXPECTED);
      if (!ASK_KEYS.includes(key.text)) {
        const near = nearest(key.text, ASK_KEYS);
        throw new Unexpected(
          key.at,
          `A question has no “${key.text}”.`,
          near ? `did you mean ${near}?` : ASK_EXPECTED,
        );
      }
      this.takesOr(':', 'expected “:” and a text between quotes');
      this.partOfQuestion(key.text);
    }
  }

  /** A shortcut, and values by name. */
  inclusion(): void {
    this.reading.literals.set('', this.text());
    while (this.takes(',')) {
      this.name(INCLUDE_EXPECTED);
      this.takesOr(':', 'expected “:” and a value');
      this.value('seen');
    }
  }

  private partOfQuestion(key: string): void {
    const { literals } = this.reading;
    if (key === 'default') this.offered();
    else if (key === 'optional') literals.set(key, this.yesOrNo());
    else literals.set(key, this.text());
  }

  /** A text, true or false as they are; a number in the language, and anything more, is worked out when it is asked. */
  private offered(): void {
    const first = this.peek();
    this.filtered('seen');
    const last = this.tokens[this.next - 1];
    const isLiteral = last === first && (first.kind !== 'name' || LITERALS.has(first.text));
    if (isLiteral) {
      const said = first.kind === 'string' ? first.text.slice(1, -1) : first.text;
      this.reading.literals.set('default', said);
    }
    if (last && (!isLiteral || first.kind === 'number')) {
      this.reading.offer = this.markup.slice(first.at, last.at + last.text.length);
    }
  }

  private yesOrNo(): string {
    const token = this.peek();
    if (token.text !== 'true' && token.text !== 'false') throw unexpected(token, 'expected true or false');
    this.next++;
    return token.text;
  }
}
