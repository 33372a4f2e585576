import { readTag } from '@/template/expression';
import { piecesOf } from '@/template/pieces';
import type { Question } from '@/template/question';
import { askFrom } from '@/template/questions';
import { Unexpected } from '@/template/tokens';
import { partsOf } from './chip_label';
import { codeOf } from './liquid_code';

/** A chip in plain fields; `code` where it is more than such fields could say. */
export type ChipForm =
  | { kind: 'value'; name: string; filters: string[] }
  | { kind: 'question'; question: Question; offer: string }
  | { kind: 'template'; shortcut: string; told: string }
  | { kind: 'condition'; tag: string; condition: string }
  | { kind: 'note'; text: string }
  | { kind: 'code'; code: string };

/** The fields of some Liquid, as a person writes it. */
export function formOf(code: string): ChipForm {
  const [piece, more] = piecesOf(code, 'plain');
  if (!piece || more) return { kind: 'code', code };
  if (piece.kind === 'output' && !piece.trims.before && !piece.trims.behind) {
    const [name = '', ...filters] = partsOf(piece.markup.text);
    return NAME.test(name) ? { kind: 'value', name, filters } : { kind: 'code', code };
  }
  if (piece.kind === 'comment') {
    const text = codeOf(code)
      .replace(/^\{%.*?%\}/s, '')
      .replace(/\{%[^%]*%\}$/, '');
    return { kind: 'note', text: text.trim() };
  }
  if (piece.kind !== 'tag' || piece.trims.before || piece.trims.behind) return { kind: 'code', code };
  return tagForm(piece.name, piece.markup.text) ?? { kind: 'code', code };
}

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

function tagForm(name: string, markup: string): ChipForm | null {
  if (name === 'if' || name === 'elsif' || name === 'unless') {
    return { kind: 'condition', tag: name, condition: markup };
  }
  if (name === 'include') {
    const found = /^(?:"([^"]*)"|'([^']*)')(.*)$/s.exec(markup);
    return found ? { kind: 'template', shortcut: found[1] ?? found[2] ?? '', told: found[3] ?? '' } : null;
  }
  return name === 'ask' ? questionForm(markup) : null;
}

function questionForm(markup: string): ChipForm | null {
  try {
    const { gives, literals, offer } = readTag('ask', markup);
    const { ask } = askFrom(gives, literals, offer);
    return { kind: 'question', question: ask.question, offer: ask.offer };
  } catch (wrong) {
    if (wrong instanceof Unexpected) return null;
    throw wrong;
  }
}

/** The Liquid that the fields say. */
export function codeFrom(form: ChipForm): string {
  switch (form.kind) {
    case 'value':
      return `{{ ${[form.name, ...form.filters].join(' | ')} }}`;
    case 'question':
      return askCode(form.question, form.offer);
    case 'template':
      return `{% include ${quoted(form.shortcut)}${form.told} %}`;
    case 'condition':
      return `{% ${form.tag} ${form.condition} %}`;
    case 'note':
      return `{% comment %}${form.text}{% endcomment %}`;
    case 'code':
      return form.code;
  }
}

function askCode(
  { name, label, kind, options, columns, hint, optional, default: said }: Question,
  offer: string,
) {
  const lists = kind === 'several' || kind === 'list';
  const offered = offer || (said && quoted(lists ? said.replaceAll('\n', ', ') : said));
  const parts = [
    name,
    `label: ${quoted(label)}`,
    kind !== 'text' && `kind: ${quoted(kind)}`,
    (kind === 'choice' || kind === 'several') && `options: ${quoted(options.join(', '))}`,
    kind === 'rows' && `columns: ${quoted(columns.join(', '))}`,
    kind !== 'rows' && offered && `default: ${offered}`,
    hint && `hint: ${quoted(hint)}`,
    optional && 'optional: true',
  ];
  return `{% ask ${parts.filter(Boolean).join(', ')} %}`;
}

/** The text behind a filter, e.g. of `default: "there"`; null where the filter is not there or says more than a text. */
export function filterText(filters: readonly string[], name: string): string | null {
  const filter = filters.find(each => new RegExp(`^${name}\\s*:`).test(each));
  if (filter === undefined) return filters.includes(name) ? null : '';
  const said = /:\s*(?:"([^"]*)"|'([^']*)')$/.exec(filter);
  return said ? (said[1] ?? said[2] ?? '') : null;
}

/** The filters with the text of one set; an empty text takes it out. A default comes first, a date's style last. */
export function withFilterText(filters: readonly string[], name: string, text: string): string[] {
  const at = filters.findIndex(each => each === name || new RegExp(`^${name}\\s*:`).test(each));
  const others = filters.filter((_, index) => index !== at);
  if (text === '') return others;
  const place = at >= 0 ? at : name === 'default' ? 0 : others.length;
  return others.toSpliced(place, 0, `${name}: ${quoted(text)}`);
}

/** Liquid has no escapes: of the two quotes only one can stand in a text. */
function quoted(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", '’')}'` : `"${text}"`;
}
