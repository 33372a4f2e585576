import { decodeEntities, escapeHtml } from '@/template/entities';
import { type HtmlToken, htmlTokens } from '@/template/markup';
import { htmlOf } from '@/template/text';
import { cleaned } from './clean';
import type { Notes } from './notes';

/** How one product writes what is filled in: a stretch of its text in, the same in Liquid out. */
export interface Converter {
  text(stretch: string): string;
  /** What must stand at the very end, e.g. of a block that nobody closed. */
  end?(): string;
  /** Brackets into which an editor may have put tags, e.g. `{{<b>name</b>}}`. */
  brackets?: RegExp;
}

export type Dialect = (notes: Notes) => Converter;

/** A body out of plain text in another product's language. */
export function bodyFromPlain(text: string, converter: Converter, notes: Notes): string {
  const written = converter.text(text.replace(/\r\n?/g, '\n')) + (converter.end?.() ?? '');
  return htmlOf(notes.declarations ? `${notes.declarations}\n${written}` : written);
}

/** A body out of HTML: what may not stay is taken out, and Liquid stands where the other language stood. */
export function bodyFromHtml(html: string, converter: Converter, notes: Notes): string {
  const source = converter.brackets ? html.replace(converter.brackets, tagsBehind) : html;
  const tokens = htmlTokens(source);
  let at = 0;
  const written = cleaned(tokens, notes, {
    text: token => inText(token.source, converter, notes, at),
    attribute: value => inAttribute(value, converter, notes),
    passed: token => {
      at += token.source.length;
      notes.offset = at;
    },
  });
  const body = written + escaped(converter.end?.() ?? '');
  return (notes.declarations ? `<p>${escaped(notes.declarations)}</p>` : '') + body;
}

function inText(source: string, converter: Converter, notes: Notes, at: number): string {
  notes.offset = at;
  return escaped(converter.text(decodeEntities(source)));
}

function inAttribute(value: string, converter: Converter, notes: Notes): string {
  const { offset } = notes;
  const written = converter.text(decodeEntities(value));
  notes.offset = offset;
  return escapeHtml(written);
}

const escaped = (text: string): string =>
  escapeHtml(text).replaceAll('&quot;', '"').replaceAll('\u00a0', '&nbsp;');

/** `{{<b>name</b>}}` → `{{name}}<b></b>`; loses no tag. */
function tagsBehind(bracket: string): string {
  const tags = htmlTokens(bracket).filter(({ kind }) => kind !== 'text');
  if (tags.length === 0) return bracket;
  const text = htmlTokens(bracket).filter(({ kind }) => kind === 'text');
  return sourcesOf(text) + sourcesOf(tags.filter(({ name }) => name !== 'br'));
}

const sourcesOf = (tokens: HtmlToken[]): string => tokens.map(({ source }) => source).join('');
