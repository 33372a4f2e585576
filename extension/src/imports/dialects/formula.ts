import { quoted } from '../liquid_words';
import { type Part, partsOf } from './values';

const FILTERS: Record<string, string> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided_by',
  '&': 'append',
};
const FUNCTIONS: Record<string, string> = {
  upper: 'upcase',
  lower: 'downcase',
  proper: 'capitalize',
  capitalize: 'capitalize',
  trim: 'strip',
  round: 'round',
  floor: 'floor',
  ceil: 'ceil',
  abs: 'abs',
  count: 'size',
  sum: 'sum',
  len: 'size',
  strip: 'strip',
};
const COMPARISONS: Record<string, string> = {
  '=': '==',
  '==': '==',
  '<>': '!=',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

/** A sum or a simple function as a value with filters; null where the language has no way to say it. */
export function formula(source: string, nameOf: (name: string) => string): string | null {
  const parts = partsOf(source);
  const call = called(parts, nameOf);
  if (call !== null) return call;
  const flat = parts.filter(({ text }) => text !== '(' && text !== ')');
  if (flat.length !== parts.length || parts.length === 0) return null;

  let written = '';
  let rank = 0;
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 0) {
      const value = valueIn(part, nameOf);
      if (value === null) return null;
      written += value;
      continue;
    }
    const filter = FILTERS[part.text];
    const own = '*/'.includes(part.text) ? 2 : 1;
    // Filters go from left to right; a product behind a sum would not.
    if (!filter || (rank === 1 && own === 2)) return null;
    rank = own;
    written += ` | ${filter}: `;
  }
  return parts.length % 2 === 1 ? written : null;
}

/** `upper(name)` */
function called(parts: Part[], nameOf: (name: string) => string): string | null {
  const [name, open, value] = parts;
  const filter = FUNCTIONS[name?.text.toLowerCase() ?? ''];
  const close = parts.at(-1);
  if (!filter || open?.text !== '(' || close?.text !== ')' || !value) return null;
  const inside = valueIn(value, nameOf);
  if (inside === null) return null;
  if (parts.length === 4) return `${inside} | ${filter}`;
  const second = parts[4];
  const isRounding = filter === 'round' && parts.length === 6 && second?.kind === 'number';
  return isRounding ? `${inside} | round: ${second.text}` : null;
}

/** What `if` takes; null where the language has no way to say it. */
export function condition(source: string, nameOf: (name: string) => string): string | null {
  const parts = partsOf(source);
  if (parts.length === 0) return null;
  const words: string[] = [];
  for (const part of parts) {
    if (part.kind === 'sign') {
      const comparison = COMPARISONS[part.text];
      if (!comparison) return null;
      words.push(comparison);
    } else if (part.kind === 'path' && /^(?:and|or|contains)$/i.test(part.text))
      words.push(part.text.toLowerCase());
    else if (part.kind === 'path' && /^not$/i.test(part.text)) return null;
    else {
      const value = valueIn(part, nameOf);
      if (value === null) return null;
      words.push(value);
    }
  }
  return words.join(' ');
}

function valueIn(part: Part, nameOf: (name: string) => string): string | null {
  if (part.kind === 'text') return quoted(part.text);
  if (part.kind === 'number') return part.text;
  if (part.kind !== 'path') return null;
  if (/^(?:yes|true)$/i.test(part.text)) return 'true';
  if (/^(?:no|false)$/i.test(part.text)) return 'false';
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part.text) ? nameOf(part.text) : null;
}
