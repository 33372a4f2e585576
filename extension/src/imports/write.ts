import type { Template } from '@/template/template';
import { htmlOf, textOf } from '@/template/text';
import { guarded } from './formats/columns';

/** A template on its way out, with the names of the folders it lies in. */
export interface Leaving {
  id: string;
  /** `Shop/Returns`; empty for the top. */
  folder: string;
  template: Template;
}

const TEXTS = ['title', 'shortcut', 'language', 'subject', 'to', 'cc', 'bcc', 'description'] as const;
const HEAD = ['id', 'folder', ...TEXTS, 'tags', 'follows_case', 'inside_words', 'body', 'html'];

/** A table that spreadsheets open, and that reads back the same. What would be a formula there is none. */
export function writeCsv(templates: readonly Leaving[]): string {
  const rows = [HEAD, ...templates.map(cellsOf)];
  // The mark at the start is what tells Excel that this is UTF-8.
  return `\ufeff${rows.map(row => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellsOf({ id, folder, template }: Leaving): string[] {
  const text = textOf(template.body);
  const isPlain = htmlOf(text) === template.body;
  return [
    ...[id, folder, ...TEXTS.map(name => template[name]), tagsIn(template)],
    ...[template.follows_case ? 'true' : '', template.inside_words ? 'true' : ''],
    ...(isPlain ? [text, ''] : ['', template.body]),
  ];
}

/** With commas between; where a tag holds one itself, as a list of JSON. */
function tagsIn({ tags }: Template): string {
  return tags.some(tag => /[,;\n~[]/.test(tag)) ? JSON.stringify(tags) : tags.join(', ');
}

function cellOf(text: string): string {
  const cell = guarded(text);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Everything of every template, to the letter; `docs/moving-in.md` says what each name is. */
export function writeJson(templates: readonly Leaving[], values: Readonly<Record<string, string>>): string {
  const written = templates.map(({ id, folder, template }) => ({ id, folder, ...template }));
  return `${JSON.stringify({ rejoinder: 'templates', version: 1, values, templates: written }, null, 2)}\n`;
}
