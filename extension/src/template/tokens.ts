/** Something else was expected at this index of the markup. */
export class Unexpected extends Error {
  constructor(
    readonly at: number,
    message: string,
    readonly suggestion: string,
  ) {
    super(message);
  }
}

export interface Token {
  kind: 'string' | 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const TOKEN =
  /\s*(?:(?<string>"[^"]*"|'[^']*')|(?<number>-?\d+(?:\.\d+)?(?!\w))|(?<name>[\p{L}_][\p{L}\p{N}_-]*)|(?<sign>==|!=|<>|<=|>=|\.\.|[<>=|:,.()[\]]))/uy;
/** One token after another, with an `end` behind the last; throws `Unexpected`. */
export function tokensOf(markup: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(markup); found; found = TOKEN.exec(markup)) {
    const [kind, text] = kindOf(found.groups ?? {});
    tokens.push({ kind, text, at: TOKEN.lastIndex - text.length });
    if (TOKEN.lastIndex === markup.length) break;
  }

  const read = tokens.length === 0 ? 0 : (tokens.at(-1)?.at ?? 0) + (tokens.at(-1)?.text.length ?? 0);
  const rest = markup.slice(read);
  if (rest.trim() === '') return [...tokens, { kind: 'end', text: '', at: markup.length }];

  const at = read + rest.length - rest.trimStart().length;
  const sign = String.fromCodePoint(markup.codePointAt(at) ?? 0);
  if (sign === '"' || sign === "'") {
    throw new Unexpected(at, 'A text between quotes does not end.', `expected ${sign}`);
  }
  throw new Unexpected(at, `“${sign}” was not expected here.`, '');
}

function kindOf(groups: Record<string, string | undefined>): [Token['kind'], string] {
  for (const kind of ['string', 'number', 'name', 'sign'] as const) {
    const text = groups[kind];
    if (text !== undefined) return [kind, text];
  }
  return ['end', ''];
}

export function unexpected(token: Token, expected: string): Unexpected {
  const message =
    token.kind === 'end' ? 'Something is missing here.' : `“${token.text}” was not expected here.`;
  return new Unexpected(token.at, message, expected);
}
