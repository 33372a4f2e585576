import type { Reading } from './reading';
import { TokenReader } from './token_reader';
import { type Token, Unexpected, unexpected } from './tokens';
import { FILTERS, nearest } from './vocabulary';
import { wrongText } from './wrong_text';

/** Written into the text as it is, or only looked at. */
export type Importance = 'needed' | 'seen';

/** Reads values and the filters behind them. */
export class ValueReader extends TokenReader {
  protected readonly reading: Reading = {
    uses: [],
    gives: '',
    walks: '',
    literals: new Map(),
    offer: '',
  };

  /** Words behind a comma that end a filter's values: they belong to the tag around. */
  protected endings: readonly string[] = [];
  private depth = 0;

  filtered(importance: Importance): void {
    const before = this.reading.uses.length;
    this.value(importance);
    while (this.takes('|')) this.filter(importance, before);
  }

  value(importance: Importance): void {
    const token = this.peek();
    if (token.kind === 'sign' || token.kind === 'end') throw unexpected(token, 'expected a value');
    if (token.kind === 'name' && !LITERALS.has(token.text)) this.path(importance);
    else this.next++;
  }

  protected range(): void {
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
        this.inside(step);
        this.takesOr(']', 'expected “]”');
        if (step.kind === 'name') known = false;
        if (known) path.push(step.kind === 'string' ? step.text.slice(1, -1) : step.text);
      } else break;
    }
    this.reading.uses.push({ path, at: root.at, needed: importance === 'needed' });
  }

  private inside(step: Token): void {
    this.depth++;
    if (this.depth > MOST_BRACKETS) {
      const suggestion = `expected at most ${MOST_BRACKETS}`;
      throw new Unexpected(step.at, 'Too many brackets stand inside one another.', suggestion);
    }
    this.value('seen');
    this.depth--;
  }

  private filter(importance: Importance, before: number): void {
    const name = this.word('expected a filter’s name behind “|”');
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
      if (EMPTINESS.has(this.peek().text)) throw unexpected(this.peek(), 'expected a value, e.g. ""');
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

  /** A comma, unless what follows belongs to the tag around. */
  private goesOn(): boolean {
    const [next, behind] = [this.tokens[this.next + 1], this.tokens[this.next + 2]];
    if (next && this.endings.includes(next.text) && behind?.text === ':') return false;
    return this.takes(',');
  }
}

/** What only a comparison can be made with. */
const EMPTINESS: ReadonlySet<string> = new Set(['empty', 'blank']);
const MOST_BRACKETS = 10;

/** Names that stand for themselves. */
export const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'nil', 'null', 'empty', 'blank']);

function amount(fewest: number, most: number): string {
  if (most === 0) return 'nothing behind it';
  if (fewest === most) return `${fewest} ${fewest === 1 ? 'value' : 'values'}`;
  return `${fewest} to ${most} values`;
}
