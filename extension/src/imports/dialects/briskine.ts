import type { Dialect } from '../body';
import { dateOutput, fromMoment, stepOf } from '../dates';
import { comment, literal, quoted } from '../liquid_words';
import { type Notes, replaced } from '../notes';
import { type Part, partsOf } from './values';
import { type Meant, meant, weakest } from './variables';

const BRACKETS = /\{\{!--[\s\S]*?--\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g;
const COMPARE: Record<string, string> = {
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};
const ONE_VALUE: Record<string, string> = {
  capitalize: 'capitalize',
  capitalizeAll: '',
  text: 'strip_html',
  list: 'list',
};

/** Handlebars with Briskine's own words. */
export const briskine: Dialect = notes => {
  const converter = new Handlebars(notes);
  return {
    brackets: /\{\{(?:[^{}<]|<[^<>]*>)*\}\}/g,
    text: stretch => replaced(stretch, BRACKETS, notes, ([bracket]) => converter.bracket(bracket), literal),
    end: () => converter.end(),
  };
};

class Handlebars {
  /** What closes each open block, and the name of the one that a loop stands at. */
  private readonly open: { name: string; closer: string; each: string }[] = [];
  private hows: Meant['how'][] = [];

  constructor(private readonly notes: Notes) {}

  bracket(bracket: string): string {
    this.hows = [];
    const inside = bracket.replace(/^\{{2,3}~?\s*|\s*~?\}{2,3}$/g, '');
    const ours = this.inOurs(inside, bracket);
    if (ours === null) {
      const asked = /^[\w.]+$/.test(inside) ? inside : '';
      if (asked) return this.notes.asked(bracket, { label: inside });
      const note = comment(bracket);
      this.notes.tell('noted', bracket, note);
      return note;
    }
    this.notes.tell(weakest(this.hows), bracket, ours);
    return ours;
  }

  end(): string {
    return this.open
      .splice(0)
      .reverse()
      .map(({ name, closer }) => {
        this.notes.tell('dropped', `{{#${name}}}`, closer);
        return closer;
      })
      .join('');
  }

  private inOurs(inside: string, bracket: string): string | null {
    if (inside.startsWith('!')) return comment(inside.replace(/^!(?:--)?|--$/g, ''));
    if (inside.startsWith('>')) return `{% include ${quoted(inside.slice(1).trim())} %}`;
    if (inside.startsWith('#')) return this.opening(inside.slice(1).trim());
    if (inside.startsWith('/')) return this.closing(inside.slice(1).trim());
    if (inside === 'else' || inside === '^') return '{% else %}';
    if (inside.startsWith('else if ')) return `{% elsif ${this.condition(partsOf(inside.slice(8)))} %}`;
    if (inside === 'cursor') return '{% caret %}';
    if (/^choice\b/.test(inside)) return this.choice(inside, bracket);
    return this.output(partsOf(inside));
  }

  private opening(inside: string): string | null {
    const [name = '', ...rest] = inside.split(/\s+(.*)/s);
    const parts = partsOf(rest[0] ?? '');
    if (name === 'if' || name === 'unless') {
      this.open.push({ name, closer: `{% end${name} %}`, each: '' });
      return `{% ${name} ${this.condition(parts)} %}`;
    }
    if (name === 'each') {
      const each = `item${this.open.length || ''}`;
      const list = this.value(parts[0]);
      this.open.push({ name, closer: '{% endfor %}', each });
      return `{% for ${each} in ${list} %}`;
    }
    if (name === 'cursor') {
      this.open.push({ name, closer: '', each: '' });
      return '{% caret %}';
    }
    this.open.push({ name, closer: '', each: '' });
    return null;
  }

  private closing(name: string): string | null {
    const block = this.open.pop();
    return block?.name === name ? block.closer : null;
  }

  /** `(compare '==' a b)`, `(and a b)`, or a value. */
  private condition(parts: Part[]): string {
    const bare = parts.filter(({ kind, text }) => kind !== 'sign' || !/[()]/.test(text));
    const [first, second, third, fourth] = bare;
    if (first?.text === 'compare' && second)
      return `${this.value(third)} ${COMPARE[second.text] ?? '=='} ${this.value(fourth)}`;
    if (first?.text === 'and' || first?.text === 'or')
      return bare
        .slice(1)
        .map(part => this.value(part))
        .join(` ${first.text} `);
    return this.value(first);
  }

  private output(parts: Part[]): string | null {
    const [first, ...rest] = parts.filter(({ text }) => text !== '(' && text !== ')');
    const word = first?.kind === 'path' ? first.text : '';
    if (word === 'or' || word === 'and') {
      const [value, other] = rest;
      return `{{ ${this.value(value)} | default: ${this.value(other)} }}`;
    }
    if (word === 'random') return oneOf(rest.map(({ text }) => text));
    if (word === 'moment') return this.moment(parts.slice(1));
    const filter = ONE_VALUE[word];
    if (filter !== undefined && rest.length > 0) {
      if (filter === '') this.hows.push('near');
      return `{{ ${this.value(rest[0])}${filter ? ` | ${filter}` : ''} }}`;
    }
    if (word === 'domain' || parts.length !== 1) return null;
    return `{{ ${this.value(first)} }}`;
  }

  /** `add='7;days' format='DD MMMM' locale='de'` */
  private moment(parts: Part[]): string {
    const said = new Map<string, string>();
    parts.forEach((part, at) => {
      if (part.text === '=') said.set(parts[at - 1]?.text ?? '', parts[at + 1]?.text ?? '');
    });
    const steps = (['add', 'subtract'] as const).flatMap(way => {
      const [count = '', unit = ''] = (said.get(way) ?? '').split(/[;,]/);
      return count ? [stepOf(Number(count) * (way === 'add' ? 1 : -1), unit.trim())] : [];
    });
    const { ours, lost } = fromMoment(said.get('format') ?? 'LL');
    if (lost.length > 0) this.hows.push('near');
    for (const name of said.keys()) {
      if (!['add', 'subtract', 'format', 'locale'].includes(name))
        this.notes.tell('dropped', `${name}='${said.get(name)}'`);
    }
    return dateOutput(ours, steps.join(', '), said.get('locale') ?? '');
  }

  private choice(inside: string, bracket: string): string {
    const options = partsOf(inside.slice(6)).map(({ text }) => text);
    const name = this.notes.ask('choice', { label: options.join(' / '), kind: 'choice', options });
    this.hows.push('asked');
    return options.length > 0 ? `{{ ${name} }}` : bracket;
  }

  private value(part: Part | undefined): string {
    if (!part) return '""';
    if (part.kind === 'text') return quoted(part.text);
    if (part.kind === 'number' || /^(?:true|false)$/.test(part.text)) return part.text;
    const each = this.open.findLast(block => block.each !== '')?.each ?? '';
    if (each && part.text === 'this') return each;
    if (each && part.text.startsWith('this.')) return `${each}.${part.text.slice(5)}`;
    if (each && /^(?:name|first_name|last_name|email)$/.test(part.text)) return `${each}.${part.text}`;
    if (part.text === '@index') return 'forloop.index0';
    if (part.text === '@last' || part.text === '@first') return `forloop.${part.text.slice(1)}`;
    const place = /^(to|cc|bcc)\.(\d+)(.*)$/.exec(part.text);
    if (place && place[2] !== '0') return `${place[1]}[${place[2]}]${place[3]}`;
    const { ours, how } = meant('briskine', part.text, this.notes);
    this.hows.push(how);
    return ours;
  }
}

/** One of several texts by chance, cut at a sign that none of them has. */
export function oneOf(options: readonly string[]): string {
  const between =
    ['|', ';', '~', '^', '¦'].find(sign => options.every(option => !option.includes(sign))) ?? '¦';
  return `{{ ${quoted(options.join(between))} | split: "${between}" | sample }}`;
}
