import { type Token, tokensOf, Unexpected, unexpected } from './tokens';

/** Walks the tokens between one pair of brackets; throws `Unexpected` where something else stands there. */
export class TokenReader {
  protected readonly tokens: Token[];
  protected next = 0;

  constructor(protected readonly markup: string) {
    this.tokens = tokensOf(markup);
  }

  peek(): Token {
    return this.tokens[this.next] as Token;
  }

  protected text(): string {
    const token = this.peek();
    if (token.kind !== 'string') throw unexpected(token, 'expected a text between quotes');
    this.next++;
    return token.text.slice(1, -1);
  }

  protected name(expected: string): Token {
    const token = this.peek();
    if (token.kind !== 'name') throw unexpected(token, expected);
    if (KEYWORDS.has(token.text)) {
      const message = `“${token.text}” is a word of the language and cannot be a name.`;
      throw new Unexpected(token.at, message, `e.g. ${token.text}_1`);
    }
    this.next++;
    return token;
  }

  protected takes(text: string): boolean {
    const token = this.peek();
    if (token.text !== text || token.kind === 'string') return false;
    this.next++;
    return true;
  }

  protected takesOr(text: string, expected: string): void {
    if (!this.takes(text)) throw unexpected(this.peek(), expected);
  }

  /** A name that stands where no value can, so that it may be any word. */
  protected word(expected: string): Token {
    const token = this.peek();
    if (token.kind !== 'name') throw unexpected(token, expected);
    this.next++;
    return token;
  }
}

/** Words with a meaning of their own in one of the two engines. */
const KEYWORDS = new Set(
  'and or not contains in offset limit reversed cols continue with for as if else required'.split(' '),
);
