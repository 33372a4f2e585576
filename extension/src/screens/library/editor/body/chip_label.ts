import { DATE_STYLES } from '@/template/date_words';
import { piecesOf } from '@/template/pieces';
import { labelOf } from '@/template/questions';
import { PROPERTIES, VARIABLES } from '@/template/vocabulary';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { codeOf } from './liquid_code';

/** How a chip looks: a value, a question, a word of logic, the place for the caret, another template, or a note. */
export interface ChipLook {
  kind: 'value' | 'question' | 'logic' | 'caret' | 'template' | 'note';
  label: string;
}

/** What the questions of a body are called, by the names of their answers. */
export type Asked = ReadonlyMap<string, string>;

/** What a chip says instead of its Liquid. `source` is the chip's HTML; an answer is called as its question is. */
export function chipLook(source: string, asked: Asked = new Map()): ChipLook {
  const [piece] = piecesOf(source, 'rich');
  if (piece?.kind === 'output') return outputLook(piece.markup.text, asked);
  if (piece?.kind === 'tag') return tagLook(piece.name, piece.markup.text);
  if (piece?.kind === 'comment') return { kind: 'note', label: insideOf(source) };
  return { kind: 'note', label: codeOf(source) };
}

/** The questions among these chips. */
export function askedIn(sources: readonly string[]): Asked {
  const asked = new Map<string, string>();
  for (const source of sources) {
    const [, markup = ''] = /^\{%-?\s*ask\s(.*?)-?%\}$/s.exec(codeOf(source)) ?? [];
    const name = NAME.exec(markup.trim())?.[0];
    if (name) asked.set(name, askedLabel(markup.trim()));
  }
  return asked;
}

/** The name of the value that a chip gives; of a logic chip none. */
export function givenName(source: string): string | null {
  return /^\{\{-?\s*([\p{L}_][\p{L}\p{N}_-]*)/u.exec(codeOf(source))?.[1] ?? null;
}

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*/u;

function outputLook(markup: string, asked: Asked): ChipLook {
  const [path = '', ...filters] = partsOf(markup);
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(path)) return { kind: 'value', label: markup };

  const [root = ''] = path.split('.');
  const known = Object.hasOwn(VARIABLES, root);
  const label = known ? variableName(path) : (asked.get(path) ?? labelOf(path));
  const extra = filters.map(filterWords).filter(Boolean);
  return { kind: known ? 'value' : 'question', label: [label, ...extra].join(' · ') };
}

/** A known variable in the person's language, e.g. “Recipient: first name”. */
function variableName(path: string): string {
  const word = `editor.variable_${path.replace(/\./g, '_')}`;
  return NAMED.has(path) ? say(word as Word) : labelOf(path);
}

/** What the catalogue has a name for: `to`, `to.first_name`, `page.title`; what a team sets has names of its own. */
const NAMED = new Set(Object.entries(VARIABLES).flatMap(([name, { is }]) => namesFor(name, is)));

function namesFor(name: string, is: string): string[] {
  const within = (properties: object) => Object.keys(properties).map(property => `${name}.${property}`);
  if (is === 'people' || is === 'person') return [name, ...within(PROPERTIES.person)];
  if (is === 'page') return within(PROPERTIES.page);
  return is === 'team' ? [] : [name];
}

/** Of the filters only those are said that change what one would expect. */
function filterWords(filter: string): string {
  const [, name = '', said = ''] = /^([\w-]+)\s*:?\s*(.*)$/s.exec(filter) ?? [];
  const [, double, single] = /^"([^"]*)"$|^'([^']*)'$/.exec(said) ?? [];
  const text = double ?? single;
  if (text === undefined) return name === 'default' ? said : name;
  if (name === 'default') return text && say('editor.chip_or', { text });
  if (name === 'shift') return shiftWords(text);
  if (name === 'date') return DATE_STYLES.includes(text) ? say(`editor.date_${text}` as Word) : text;
  return text;
}

/** A single step in the person's language; `next monday`, or several steps, as they are written. */
function shiftWords(phrase: string): string {
  const step = /^([+-]?)(\d{1,5})\s*(minute|hour|day|workday|week|month|year)s?$/.exec(phrase.trim());
  if (!step) return phrase;
  const [, sign, count, unit = ''] = step;
  return say(sign === '-' ? 'editor.chip_earlier' : 'editor.chip_later', { count: Number(count), unit });
}

function tagLook(name: string, markup: string): ChipLook {
  if (name === 'caret') return { kind: 'caret', label: say('editor.chip_caret') };
  if (name === 'ask')
    return { kind: 'question', label: say('editor.chip_asks', { label: askedLabel(markup) }) };
  if (name === 'include') return { kind: 'template', label: /["']([^"']*)["']/.exec(markup)?.[1] ?? markup };
  return { kind: 'logic', label: [name.replace(/^end/, 'end '), markup].filter(Boolean).join(' ') };
}

function askedLabel(markup: string): string {
  const written = /\blabel:\s*(?:"([^"]*)"|'([^']*)')/.exec(markup);
  return written?.[1] ?? written?.[2] ?? labelOf(NAME.exec(markup)?.[0] ?? '');
}

function insideOf(source: string): string {
  return codeOf(source.replace(/^\{%.*?%\}/s, '').replace(/\{%[^%]*%\}$/, '')).trim();
}

/** The value and its filters; a `|` between quotes is none of theirs. */
export function partsOf(markup: string): string[] {
  const parts = markup.match(/(?:"[^"]*"|'[^']*'|[^|"'])+|["']/g) ?? [];
  return parts.map(part => part.trim());
}
