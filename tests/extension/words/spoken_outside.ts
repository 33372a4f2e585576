import { parseAst } from 'vite';

/** Words that a person would read and that do not come out of the catalogue. */
export interface Spoken {
  line: number;
  words: string;
}

/** Reads a source file (TypeScript, JSX) as the compiler does, and tells what it says to people by itself. */
export function spokenOutside(source: string, lang: 'ts' | 'tsx'): Spoken[] {
  const found: Spoken[] = [];
  visit(parseAst(source, { lang, astType: 'ts' }) as unknown as Node, [], (node, above) => {
    const words = wordsOf(node);
    if (words !== null && isSpoken(words, above)) found.push({ line: lineOf(source, node.start), words });
  });
  return found;
}

interface Node {
  type: string;
  start: number;
  [part: string]: unknown;
}

function visit(node: Node, above: readonly Node[], seen: (node: Node, above: readonly Node[]) => void): void {
  seen(node, above);
  const deeper = [node, ...above];
  for (const part of Object.values(node))
    for (const child of [part].flat()) if (isNode(child)) visit(child, deeper, seen);
}

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && typeof (part as Node).type === 'string';

/** What a person would read of a node; values that are put into a text are left out, and names that no language changes. */
function wordsOf(node: Node): string | null {
  const text = textOf(node);
  return text === null ? null : text.replaceAll(/\{[{%].*[}%]\}|\S+@\S+|\b(?:Rejoinder|Liquid|Ada Lovelace|Siti Rahayu|Chrome|Chromium|Edge|Firefox|Opera|Safari|Vivaldi|Android|ChromeOS|Windows|Linux)\b/gs, '');
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return node.value as string;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join(VALUE);
}

/** Stands for a value in a template literal. */
const VALUE = '\ufffc';

function isSpoken(words: string, above: readonly Node[]): boolean {
  if (!/\p{L}{2}/u.test(words) || isCode(above)) return false;
  if (isDrawn(above)) return true;
  return isLabel(above) ? !isName(words) : isSentence(words);
}

/** Stands between tags, perhaps as one of two. */
function isDrawn(above: readonly Node[]): boolean {
  const holder = above.find(node => !CHOOSING.has(node.type));
  return holder?.type === 'JSXFragment' || (holder?.type === 'JSXElement' && !isTyped(holder));
}

/** A key or a shortcut is the same in every language. */
function isTyped({ openingElement }: Node): boolean {
  return ['kbd', 'code'].includes(nameOf(openingElement as Node));
}

/** Is one of the attributes or properties with words in them. */
function isLabel(above: readonly Node[]): boolean {
  const holder = above.find(node => node.type === 'JSXAttribute' || node.type === 'Property' || OPAQUE.has(node.type));
  return holder !== undefined && !OPAQUE.has(holder.type) && SHOWN.test(nameOf(holder));
}

const CHOOSING = new Set(['JSXExpressionContainer', 'ConditionalExpression', 'LogicalExpression']);
/** A comparison or a call between words and screen makes something else of them. */
const OPAQUE = new Set(['BinaryExpression', 'CallExpression', 'NewExpression', 'MemberExpression', 'ArrowFunctionExpression']);
const SHOWN =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|hint|message|verb|words|brief|full|summary|detail)$/;

function nameOf(node: Node): string {
  const name = (node.type === 'Property' ? node.key : node.name) as { name?: unknown; value?: unknown };
  return String(name.name ?? name.value);
}

/** Where no person looks: imports, types, errors for whoever mends the code, what a drawing is made of. */
function isCode(above: readonly Node[]): boolean {
  return above.some(
    (node, nth) =>
      (nth === 0 && /^(?:Import|Export)/.test(node.type)) ||
      /^TS.*(?:Type|Import)/.test(node.type) ||
      (node.type === 'NewExpression' && /Error$/.test(String((node.callee as Node).name))) ||
      (node.type === 'JSXAttribute' && /^(?:class|d|key|viewBox|transform|style)$/.test(nameOf(node))),
  );
}

/** A message's name in the catalogue, a role, a language tag: no spaces, nothing large in front. */
const isName = (words: string): boolean => /^;?[\p{Ll}\d_.:/#-]+(?:-\p{Lu}+)?$/u.test(words);

/** Begins like a sentence or a label, and is no key on a keyboard, and no name that machines know. */
function isSentence(words: string): boolean {
  if (/[“”…]/u.test(words)) return true;
  return /^[\s\ufffc]*\p{Lu}\p{Ll}+(?:[ ’,.!?]|$)/u.test(words) && !KEYS.has(words.trim().replace(VALUE, '').trim());
}

const KEYS = new Set('Enter Escape Esc Tab Space Backspace Delete Home End Shift Control Alt Meta Ctrl Process Dead Mac Date Bearer Files Latin Cyrillic Greek Arabic Hebrew Hangul Devanagari Han Hiragana Katakana Thai'.split(' '));

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;
