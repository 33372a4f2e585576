import { labelOf } from '@/template/questions';
import type { Dialect } from '../body';
import { dateOutput, fromMoment } from '../dates';
import { literal, nameFrom, quoted } from '../liquid_words';
import type { Notes } from '../notes';
import { condition, formula } from './formula';
import { type Command, commandsIn } from './text_blaze_command';
import { key, noted, shown, site, time, user } from './text_blaze_values';

const ENDINGS: Record<string, string> = {
  if: 'endif',
  unless: 'endunless',
  repeat: 'endfor',
  note: 'endcomment',
  link: '',
};

/** Text Blaze's commands in curly brackets. */
export const textBlaze: Dialect = notes => {
  const reader = new TextBlaze(notes);
  return {
    brackets: /\{(?:[^{}<]|<[^<>]*>)*\}/g,
    text(stretch) {
      const start = notes.offset;
      return commandsIn(stretch)
        .map(piece => {
          if (piece.kind === 'text') return reader.text(piece.text);
          notes.offset = start + piece.at;
          return reader.command(piece.command);
        })
        .join('');
    },
    end: () => reader.end(),
  };
};

class TextBlaze {
  private readonly open: { name: string; closer: string }[] = [];
  private unnamed = 0;

  constructor(private readonly notes: Notes) {}

  /** Inside a note everything is a note. */
  text(text: string): string {
    return this.open.at(-1)?.name === 'note' ? text.replace(/\{(?=[{%])/g, '{ ') : literal(text);
  }

  end(): string {
    return this.open
      .splice(0)
      .reverse()
      .map(({ closer, name }) => {
        this.notes.tell('dropped', `{${name}}`, closer);
        return closer;
      })
      .join('');
  }

  command(command: Command): string {
    const { name, source } = command;
    if (name === 'trim' || command.said.has('trim')) this.notes.tell('dropped', 'trim', source);
    if (name.startsWith('end') && name.length > 3) return this.closing(source, name.slice(3));
    if (this.open.at(-1)?.name === 'note') return this.notes.converted(source, source.replace(/[{}]/g, ''));
    const form = FORMS[name];
    if (form) return this.form(command, form);

    switch (name) {
      case 'time':
        return time(command, this.notes);
      case 'clipboard':
        return this.notes.converted(source, '{{ clipboard }}');
      case 'cursor':
        return this.notes.converted(source, '{% caret %}');
      case 'snippet':
      case 'import':
        return this.notes.converted(source, `{% include ${quoted(command.values[0] ?? '')} %}`);
      case '=':
        return this.formula(command);
      case 'if':
      case 'elseif':
      case 'else':
        return this.condition(command);
      case 'repeat':
        return this.repeat(command);
      case 'note':
        return this.opening(source, 'note', '{% comment %}');
      case 'link':
        return this.link(command);
      case 'user':
        return user(command, this.notes);
      case 'site':
        return site(command, this.notes);
      case 'key':
        return key(command, this.notes);
      case 'error':
        return noted(source, this.notes);
      default:
        return ACTIONS.has(name)
          ? noted(source, this.notes)
          : this.notes.asked(source, { label: shown(source) }, source);
    }
  }

  private opening(source: string, name: string, became: string): string {
    const ending = ENDINGS[name];
    this.open.push({ name, closer: ending ? `{% ${ending} %}` : '' });
    return this.notes.converted(source, became);
  }

  private closing(source: string, name: string): string {
    const at = this.open.findLastIndex(
      block => block.name === name || (name === 'if' && block.name === 'unless'),
    );
    if (at < 0) {
      this.notes.tell('dropped', source);
      return '';
    }
    const [block] = this.open.splice(at, 1);
    return this.notes.converted(source, block?.closer ?? '');
  }

  private form({ source, values, said }: Command, kind: keyof typeof KINDS): string {
    const named = said.get('name') ?? '';
    const label = named || this.unnamedLabel();
    const asking = { label: named ? labelOf(named) : label, kind: KINDS[kind] };
    for (const [setting, value] of said) {
      if (!['name', 'default', 'trim', 'multiple'].includes(setting))
        this.notes.tell('dropped', `${setting}=${value}`, source);
    }
    if (kind === 'formtoggle') {
      const name = this.notes.ask(label, {
        ...asking,
        offers: /yes|true/.test(said.get('default') ?? '') ? 'true' : 'false',
      });
      this.open.push({ name: 'formtoggle', closer: '{% endif %}' });
      return this.notes.converted(source, `{% if ${name} %}`);
    }
    if (kind === 'formmenu') return this.menu(source, label, values, said);
    if (kind === 'formdate') {
      const name = this.notes.ask(label, asking);
      const { ours, lost } = fromMoment(values[0] ?? 'LL');
      const became = dateOutput(ours, '', '', name);
      return lost.length > 0 ? this.notes.near(source, became) : this.notes.converted(source, became);
    }
    const offers = said.get('default') ?? values[0] ?? '';
    return this.notes.converted(source, `{{ ${this.notes.ask(label, { ...asking, offers })} }}`);
  }

  private menu(source: string, label: string, values: string[], said: Command['said']): string {
    const offers = said.get('default') ?? '';
    const options = offers && !values.includes(offers) ? [offers, ...values] : values;
    const many = said.get('multiple') === 'yes';
    const name = this.notes.ask(label, {
      label: labelOf(nameFrom(label)),
      kind: many ? 'several' : 'choice',
      options,
      offers,
    });
    return this.notes.converted(source, many ? `{{ ${name} | list }}` : `{{ ${name} }}`);
  }

  private unnamedLabel(): string {
    this.unnamed++;
    return this.unnamed === 1 ? 'Fill in' : `Fill in ${this.unnamed}`;
  }

  private formula({ source, values: [value = ''] }: Command): string {
    const written = formula(value, name => this.variable(name));
    if (written === null) return this.notes.asked(source, { label: shown(source) }, source);
    return this.notes.converted(source, `{{ ${written} }}`);
  }

  private condition({ source, name, values: [value = ''] }: Command): string {
    if (name === 'else') return this.notes.converted(source, '{% else %}');
    const negated = /^\s*not\s+(.+)$|^\s*not\((.+)\)\s*$/is.exec(value);
    const asked = negated ? (negated[1] ?? negated[2] ?? '') : value;
    const written = condition(asked, given => this.variable(given));
    if (written === null || (negated && name === 'elseif')) {
      const answer = this.notes.ask(source, { label: shown(source), kind: 'toggle' });
      const became = name === 'if' ? `{% if ${answer} %}` : `{% elsif ${answer} %}`;
      if (name === 'if') this.open.push({ name, closer: '{% endif %}' });
      this.notes.tell('asked', source, became);
      return became;
    }
    if (name === 'elseif') return this.notes.converted(source, `{% elsif ${written} %}`);
    if (negated) return this.opening(source, 'unless', `{% unless ${written} %}`);
    return this.opening(source, 'if', `{% if ${written} %}`);
  }

  /** `for x in ["a", "b"]`, `for x in list`, or how many times. */
  private repeat({ source, values: [value = ''] }: Command): string {
    const loop = /^\s*for\s+(\w+)\s+in\s+(.+)$/is.exec(value);
    const times = /^\s*(?:times=)?\s*(\d+)\s*$/.exec(value)?.[1];
    if (times) return this.opening(source, 'repeat', `{% for turn in (1..${times}) %}`);
    const members = /^\[\s*((?:"[^"]*"|-?\d+(?:\.\d+)?)(?:\s*,\s*(?:"[^"]*"|-?\d+(?:\.\d+)?))*)\s*\]$/.exec(
      loop?.[2]?.trim() ?? '',
    )?.[1];
    const each = nameFrom(loop?.[1] ?? 'item');
    if (members) {
      const texts = [...members.matchAll(/"([^"]*)"|([^\s,]+)/g)].map(
        ([, text, number]) => text ?? number ?? '',
      );
      const list = `${each}_list`;
      this.named.set(loop?.[1] ?? '', each);
      return this.opening(
        source,
        'repeat',
        `{% assign ${list} = ${quoted(texts.join('|'))} | split: "|" %}{% for ${each} in ${list} %}`,
      );
    }
    if (loop && /^\w+$/.test(loop[2]?.trim() ?? '')) {
      this.named.set(loop[1] ?? '', each);
      return this.opening(source, 'repeat', `{% for ${each} in ${this.variable(loop[2]?.trim() ?? '')} %}`);
    }
    const answer = this.notes.ask(source, { label: shown(source), kind: 'list' });
    this.open.push({ name: 'repeat', closer: '{% endfor %}' });
    const became = `{% for ${each} in ${answer} %}`;
    if (loop) this.named.set(loop[1] ?? '', each);
    this.notes.tell('asked', source, became);
    return became;
  }

  private link({ source, values: [address = ''] }: Command): string {
    this.open.push({ name: 'link', closer: ` (${address})` });
    return this.notes.near(source, '');
  }

  private readonly named = new Map<string, string>();

  /** What a name in a formula stands for: a loop's own, or a question's. */
  private variable(name: string): string {
    return this.named.get(name) ?? this.notes.known(name) ?? this.notes.ask(name, { label: labelOf(name) });
  }
}

const KINDS = {
  formtext: 'text',
  formparagraph: 'long',
  formdate: 'date',
  formmenu: 'choice',
  formtoggle: 'toggle',
} as const;
const FORMS: Readonly<Record<string, keyof typeof KINDS>> = {
  formtext: 'formtext',
  formparagraph: 'formparagraph',
  formdate: 'formdate',
  formmenu: 'formmenu',
  formtoggle: 'formtoggle',
};
/** They do something, and put nothing into the text. */
const ACTIONS = new Set('button click run wait urlsend dbinsert dbupdate dbdelete error'.split(' '));
