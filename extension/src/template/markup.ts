/** One token of HTML, found without a parser; sanitised HTML is regular enough for that. */
export interface HtmlToken {
  kind: 'text' | 'open' | 'close' | 'comment';
  /** Lower case; empty for text. */
  name: string;
  source: string;
}

/** Loses nothing: the sources joined are the HTML. */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  for (const found of html.matchAll(
    /<!--(?:(?!<!--)[\s\S])*?-->|<(\/?)([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi,
  )) {
    if (found.index > at) tokens.push({ kind: 'text', name: '', source: html.slice(at, found.index) });
    const [source, slash, name] = found;
    const kind = name === undefined ? 'comment' : slash ? 'close' : 'open';
    tokens.push({ kind, name: (name ?? '').toLowerCase(), source });
    at = found.index + source.length;
  }
  if (at < html.length) tokens.push({ kind: 'text', name: '', source: html.slice(at) });
  return tokens;
}

/** The decoded value of an attribute is the caller's to decode; `null` where it is not there. */
export function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))|(?=[\\s/>]))`, 'i').exec(
    tag,
  );
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
}
