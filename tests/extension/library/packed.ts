import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '@/library/entry';
import { readPack } from '@/library/pack';
import { SearchIndex } from '@/library/search';
import type { Template } from '@/template/template';

const PACKS = join(dirname(fileURLToPath(import.meta.url)), '../../../shared_templates/packs');
const NAMES = ['support-en', 'support-id', 'support-zh', 'incidents-en', 'incidents-id', 'incidents-zh', 'sales-en'];

/** The starter packs as one library; a template's id is its shortcut. */
export function starterLibrary(): SearchIndex {
  const index = new SearchIndex();
  for (const template of starters()) index.set(entry(template, template.shortcut), [packOf(template), 'Shop']);
  return index;
}

/** The starter packs again and again, each time for another shop, which the title ends with: 10,000 templates. */
export function hugeLibrary(size = 10_000): SearchIndex {
  const index = new SearchIndex();
  const templates = starters();
  for (let number = 0; number < size; number++) {
    const template = templates[number % templates.length] as Template;
    const shop = shopOf(Math.floor(number / templates.length));
    const shortcut = `${template.shortcut}-${shop}`;
    index.set(entry({ ...template, title: `${template.title} ${shop}`, shortcut }, shortcut), [shop, 'Shops']);
  }
  while (index.prepare(500));
  return index;
}

/** Names that are said and are in none of the packs. */
export function shopOf(number: number): string {
  const starts = ['zor', 'vex', 'quo', 'wim', 'jux', 'yel', 'bax'];
  const ends = ['ando', 'ulix', 'ebra', 'iton', 'ukka', 'ovia', 'yrra', 'eppo', 'onda'];
  return `${starts[number % starts.length]}${ends[Math.floor(number / starts.length) % ends.length]}`;
}

let read: Template[] | null = null;

function starters(): Template[] {
  read ??= NAMES.flatMap(name => {
    const reading = readPack(readFileSync(join(PACKS, `${name}.yaml`), 'utf8'));
    if (reading.kind !== 'read') throw new Error(`${name} cannot be read`);
    return reading.pack.templates.map(({ template }) => ({
      ...template,
      language: template.language || reading.pack.language,
    }));
  });
  return read;
}

const packOf = ({ language }: Template): string => `Replies ${language}`;

function entry(template: Template, id: string): Entry {
  return { id, folder: 'shop', revision: 1, template };
}
