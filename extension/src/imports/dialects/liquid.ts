import { FILTERS } from '@/template/vocabulary';
import type { Dialect } from '../body';
import { fromMoment, fromStrftime } from '../dates';
import { comment, literal, quoted } from '../liquid_words';
import { type Notes, replaced } from '../notes';
import { cutAt, type Part, partsOf } from './values';
import { type Meant, meant, type Product, weakest } from './variables';

const BRACKETS =
  /\{%-?\s*(?:raw|comment)\s*-?%\}[\s\S]*?\{%-?\s*end(?:raw|comment)\s*-?%\}|\{\{-?[\s\S]*?-?\}\}|\{%-?[\s\S]*?-?%\}/g;
const KEPT_TAGS = new Set(
  'if elsif else endif unless endunless case when endcase for endfor break continue assign capture endcapture'.split(
    ' ',
  ),
);
const GIVING = new Set(['assign', 'capture', 'for']);
const WORDS = new Set(
  'and or not contains in reversed limit offset true false nil null empty blank forloop'.split(' '),
);

/** Liquid and what looks like it: `{{ ticket.requester.name | upcase }}`, with the product's own variables. */
export function liquidOf(product: Product): Dialect {
  return notes => {
    const given = new Set<string>();
    return {
      brackets: /\{[{%](?:(?!\{[{%])[\s\S]){0,500}?[%}]\}/g,
      text: stretch =>
        replaced(stretch, BRACKETS, notes, ([bracket]) => inOurs(bracket, product, notes, given), literal),
    };
  };
}

function inOurs(bracket: string, product: Product, notes: Notes, given: Set<string>): string {
  if (/^\{%-?\s*(?:raw|comment)\b/.test(bracket)) return notes.converted(bracket, bracket);
  const inside = bracket.replace(/^\{[{%]-?\s*|\s*-?[%}]\}$/g, '');
  const [open, close] = [bracket[2] === '-' ? '-' : '', bracket.at(-3) === '-' ? '-' : ''];
  const reader = new LiquidReader(product, notes, given, bracket);

  if (bracket.startsWith('{{')) {
    if (inside === '') return dropped(notes, bracket);
    const ours = `{{${open} ${reader.filtered(inside)} ${close}}}`;
    notes.tell(reader.how, bracket, ours);
    return ours;
  }
  const name = /^\w*/.exec(inside)?.[0] ?? '';
  if (!KEPT_TAGS.has(name)) {
    const note = comment(bracket);
    notes.tell('noted', bracket, note);
    return note;
  }
  const ours = `{%${open} ${reader.tag(name, inside.slice(name.length).trim())} ${close}%}`;
  notes.tell(reader.how, bracket, ours);
  return ours;
}

function dropped(notes: Notes, original: string): string {
  notes.tell('dropped', original);
  return '';
}

class LiquidReader {
  private readonly hows: Meant['how'][] = [];

  constructor(
    private readonly product: Product,
    private readonly notes: Notes,
    private readonly given: Set<string>,
    private readonly bracket: string,
  ) {}

  get how(): Meant['how'] {
    return weakest(this.hows);
  }

  tag(name: string, rest: string): string {
    if (name === 'assign') {
      const [variable = '', value = ''] = rest.split(/=(.*)/s);
      this.given.add(variable.trim());
      return `assign ${variable.trim()} = ${this.filtered(value)}`;
    }
    if (GIVING.has(name)) this.given.add(/^[\w-]+/.exec(rest)?.[0] ?? '');
    if (name === 'capture') return `capture ${rest.replace(/["']/g, '')}`;
    const inside = this.values(rest);
    return inside ? `${name} ${inside}` : name;
  }

  filtered(expression: string): string {
    const [value = '', ...filters] = cutAt(expression, '|');
    const ours = [this.values(value), ...filters.map(filter => this.filter(filter.trim())).filter(Boolean)];
    return ours.join(' | ');
  }

  private filter(written: string): string {
    const [name = '', ...rest] = written.split(/[:(](.*)/s);
    const values = (rest[0] ?? '').trim().replace(/\)$/, '');
    const known = name.trim();
    if (known === 'fallback' || known === 'default') return `default: ${this.values(values) || '""'}`;
    if (known === 'datetime_format' || known === 'date')
      return this.date(values, known === 'date' && values.includes('%') ? fromStrftime : fromMoment);
    if (Object.hasOwn(FILTERS, known)) return values ? `${known}: ${this.values(values)}` : known;

    this.notes.tell('dropped', `| ${written}`, this.bracket);
    return '';
  }

  private date(values: string, read: typeof fromMoment): string {
    const [pattern] = partsOf(values);
    if (pattern?.kind !== 'text') return 'date: "long"';
    const { ours, lost } = read(pattern.text);
    if (lost.length > 0) this.notes.tell('dropped', lost.join(' '), ours);
    return `date: ${quoted(ours)}`;
  }

  /** Values with operators between them. */
  private values(expression: string): string {
    const parts = partsOf(expression);
    let written = '';
    parts.forEach((part, index) => {
      const ours = this.part(part, parts[index + 1]);
      const tight = /^[,:)]$|^\.\.$/.test(ours) || /[(]$|\.\.$/.test(written) || written === '';
      written += tight ? ours : ` ${ours}`;
    });
    return written;
  }

  private part(part: Part, next: Part | undefined): string {
    if (part.kind === 'text') return quoted(part.text);
    if (part.kind === 'sign') return SIGNS[part.text] ?? part.text;
    if (part.kind === 'number' || WORDS.has(part.text) || next?.text === ':') return part.text;
    const root = part.text.split(/[.[]/)[0] ?? '';
    if (this.given.has(root) || root === 'forloop') return part.text;
    const { ours, how } = meant(this.product, part.text, this.notes);
    this.hows.push(how);
    return ours;
  }
}

const SIGNS: Record<string, string> = { '&&': 'and', '||': 'or' };
