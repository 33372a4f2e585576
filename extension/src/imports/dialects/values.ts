const PART =
  /(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<number>-?\d+(?:\.\d+)?(?![\w.]))|(?<path>[\p{L}_@][\p{L}\p{N}_-]*(?:(?:\.|\[\s*-?\d+\s*\]\.?|\["[^"]*"\]\.?)[\p{L}\p{N}_-]*)*)|(?<sign>==|!=|<>|<=|>=|&&|\|\||\.\.|\S)/gu;

/** A piece of an expression, as nearly every language with brackets writes it. */
export interface Part {
  kind: 'text' | 'number' | 'path' | 'sign';
  /** Of a text what stands between the quotes. */
  text: string;
}

export function partsOf(expression: string): Part[] {
  return [...expression.matchAll(PART)].map(({ groups = {} }) => {
    if (groups.text !== undefined)
      return { kind: 'text', text: groups.text.slice(1, -1).replace(/\\(["'\\])/g, '$1') };
    if (groups.number !== undefined) return { kind: 'number', text: groups.number };
    if (groups.path !== undefined) return { kind: 'path', text: groups.path.replace(/\.$/, '') };
    return { kind: 'sign', text: groups.sign ?? '' };
  });
}

/** Cuts at a sign that stands outside quotes. */
export function cutAt(expression: string, sign: string): string[] {
  const pieces = [''];
  let quote = '';
  for (const letter of expression) {
    if (quote) quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === sign) {
      pieces.push('');
      continue;
    }
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}
