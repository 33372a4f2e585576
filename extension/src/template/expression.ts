import { type Token, tokensOf, Unexpected, unexpected } from './tokens';
import { FILTERS, nearest } from './vocabulary';
import { wrongText } from './wrong_text';

/** A name as it is used somewhere: `to.first_name`. */
export interface Use {
  /** Root first; ends where an index is not known beforehand. */
  path: string[];
  /** Index into the markup. */
  at: number;
  /** Written into the text as it is, so that a person must be asked where nobody knows it. */
  needed: boolean;
}

/** What stands between one pair of brackets. */
export interface Reading {
  uses: Use[];
  /** The name that this tag gives to something, e.g. in `assign` and `for`. */
  gives: string;
  /** For `for`: the list that is walked, where it is a plain name. */
  walks: string;
  /** Values by key, e.g. of `ask`; the text of `include` under the key `''`. */
  literals: Map<string, string>;
  /** For `ask`: the Liquid of a default that is more than a plain text. */
  offer: string;
}

const COMPARISONS = new Set(['==', '!=', '<>', '<', '>', '<=', '>=']);
/** Words with a meaning of their own in one of the two engines. */
const KEYWORDS = new Set(
  'and or not contains in offset limit reversed cols continue with for as if else required'.split(' '),
);
const LITERALS = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank']);
const FILTER_EXPECTED = 'expected a filter’s name behind “|”';
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

type Importance = 'needed' | 'seen';

class Reader {
  private readonly tokens: Token[];
  private next = 0;
  private readonly reading: Reading = {
    uses: [],
    gives: '',
    walks: '',
    literals: new Map(),
    offer: '',
  };

  constructor(private readonly markup: string) {
    this.tokens = tokensOf(markup);
  }

  finish(): Reading {
    const left = this.peek();
    if (left.kind !== 'end') throw unexpected(left, 'expected nothing more here');
    return this.reading;
  }

  peek(): Token {
    return this.tokens[this.next] as Token;
  }

  filtered(importance: Importance): void {
    const before = this.reading.uses.length;
    this.value(importance);
    while (this.takes('|')) this.filter(importance, before);
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
    this.give();
    while (this.takes(',')) {
      const key = this.name(ASK_EXPECTED);
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

  value(importance: Importance): void {
    const token = this.peek();
    if (token.kind === 'sign' || token.kind === 'end') throw unexpected(token, 'expected a value');
    if (token.kind === 'name' && !LITERALS.has(token.text)) this.path(importance);
    else this.next++;
  }

  private partOfQuestion(key: string): void {
    const { literals } = this.reading;
    if (key === 'default') this.offered();
    else if (key === 'optional') literals.set(key, this.yesOrNo());
    else literals.set(key, this.text());
  }

  /** A text, a number, true or false as they are; anything more is worked out when it is asked. */
  private offered(): void {
    const first = this.peek();
    this.filtered('seen');
    const last = this.tokens[this.next - 1];
    if (last === first && (first.kind !== 'name' || LITERALS.has(first.text))) {
      const said = first.kind === 'string' ? first.text.slice(1, -1) : first.text;
      this.reading.literals.set('default', said);
    } else if (last) {
      this.reading.offer = this.markup.slice(first.at, last.at + last.text.length);
    }
  }

  private yesOrNo(): string {
    const token = this.peek();
    if (token.text !== 'true' && token.text !== 'false') throw unexpected(token, 'expected true or false');
    this.next++;
    return token.text;
  }

  private range(): void {
    this.next++;
    this.value('seen');
    this.takesOr('..', 'expected “..”, e.g. (1..3)');
    this.value('seen');
    this.takesOr(')', 'expected “)”');
  }

  private path(importance: Importance): void {
    const root = this.name('expected a name');
    const path = [root.text];
    let known = true;
    for (;;) {
      if (this.takes('.')) {
        const step = this.name('expected a name behind the point');
        if (known) path.push(step.text);
      } else if (this.takes('[')) {
        const step = this.peek();
        this.value('seen');
        this.takesOr(']', 'expected “]”');
        if (step.kind === 'name') known = false;
        if (known) path.push(step.kind === 'string' ? step.text.slice(1, -1) : step.text);
      } else break;
    }
    this.reading.uses.push({ path, at: root.at, needed: importance === 'needed' });
  }

  private filter(importance: Importance, before: number): void {
    const name = this.name(FILTER_EXPECTED);
    const word = FILTERS[name.text];
    if (!word || !Object.hasOwn(FILTERS, name.text)) {
      const near = nearest(name.text, Object.keys(FILTERS));
      throw new Unexpected(name.at, `There is no filter “${name.text}”.`, near && `did you mean ${near}?`);
    }
    if (name.text === 'default' || name.text === 'size') {
      for (const use of this.reading.uses.slice(before)) use.needed = false;
    }

    const [fewest = 0, most = 0] = word.arguments;
    const given = this.takes(':') ? this.filterArguments(importance, name.text, word.named ?? []) : [];
    const isEnough = given.includes('other') || given.filter(key => !key).length >= fewest;
    if (!isEnough || given.filter(key => !key).length > most) {
      throw new Unexpected(
        name.at,
        `The filter “${name.text}” takes ${amount(fewest, most)}.`,
        `e.g. ${word.example}`,
      );
    }
  }

  /** The names of the values behind a filter; empty for one without. */
  private filterArguments(importance: Importance, filter: string, named: readonly string[]): string[] {
    const given: string[] = [];
    do {
      const token = this.peek();
      const isNamed = named.length > 0 && token.kind === 'name' && this.tokens[this.next + 1]?.text === ':';
      if (isNamed && !named.includes(token.text)) {
        const near = nearest(token.text, named);
        const hint = near ? `did you mean ${near}?` : `expected ${named.join(', ')}`;
        throw new Unexpected(token.at, `The filter “${filter}” knows no “${token.text}”.`, hint);
      }
      if (isNamed) this.next += 2;
      this.checked(filter, given.length);
      this.value(importance);
      given.push(isNamed ? token.text : '');
    } while (this.goesOn());
    return given;
  }

  /** Says at once what a text between quotes cannot be. */
  private checked(filter: string, place: number): void {
    const token = this.peek();
    const wrong = token.kind === 'string' && place === 0 && wrongText(filter, token.text.slice(1, -1));
    if (wrong) throw new Unexpected(token.at, wrong.message, wrong.suggestion);
  }

  /** A comma, unless what follows belongs to the question around. */
  private goesOn(): boolean {
    const [next, behind] = [this.tokens[this.next + 1], this.tokens[this.next + 2]];
    if (next && ASK_KEYS.includes(next.text) && behind?.text === ':') return false;
    return this.takes(',');
  }

  private text(): string {
    const token = this.peek();
    if (token.kind !== 'string') throw unexpected(token, 'expected a text between quotes');
    this.next++;
    return token.text.slice(1, -1);
  }

  private name(expected: string): Token {
    const token = this.peek();
    if (token.kind !== 'name') throw unexpected(token, expected);
    if (KEYWORDS.has(token.text) && expected !== ASK_EXPECTED && expected !== FILTER_EXPECTED) {
      const message = `“${token.text}” is a word of the language and cannot be a name.`;
      throw new Unexpected(token.at, message, `e.g. ${token.text}_1`);
    }
    this.next++;
    return token;
  }

  private takes(text: string): boolean {
    const token = this.peek();
    if (token.text !== text || token.kind === 'string') return false;
    this.next++;
    return true;
  }

  private takesOr(text: string, expected: string): void {
    if (!this.takes(text)) throw unexpected(this.peek(), expected);
  }
}

function amount(fewest: number, most: number): string {
  if (most === 0) return 'nothing behind it';
  if (fewest === most) return `${fewest} ${fewest === 1 ? 'value' : 'values'}`;
  return `${fewest} to ${most} values`;
}
