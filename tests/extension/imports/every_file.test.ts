import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Format, Import } from '@/imports/import';
import { read } from '@/imports/read';
import { problemsIn } from '@/template/check';
import { textOf } from '@/template/text';

const FILES = new URL('./files/', import.meta.url);
const NAMES = readdirSync(FILES);
const KINDS: Record<string, Format> = {
  'group.textexpander': 'textexpander',
  'ours.json': 'json',
  'espanso.yml': 'espanso',
};

function readFile(name: string): Import {
  const found = read([{ name, bytes: readFileSync(new URL(name, FILES)) }]);
  if (found.kind !== 'read') throw new Error(`${name}: ${found.code} ${found.line} ${found.detail}`);
  return found;
}

describe.each(NAMES)('%s', name => {
  const found = readFile(name);

  test('is known by what is in it', () => {
    expect(found.format).toBe(KINDS[name] ?? name.replace(/\..*$/, ''));
  });

  test('gives only templates that the library takes', () => {
    for (const { template } of found.templates) {
      expect(problemsIn(template)).toEqual([]);
      expect(template.title).not.toBe('');
      expect(template.shortcut).not.toMatch(/\s/);
    }
  });

  test('loses nothing: every word is in a template or is told', () => {
    const kept = found.templates.flatMap(({ template, folder, id, findings, before }) => [
      ...[template.title, template.shortcut, template.subject, template.to, template.cc, template.bcc, id, folder],
      ...[template.description, template.language, ...template.tags, textOf(template.body), template.body],
      ...findings.flatMap(({ original, became }) => [original, became]),
      // A body that is there twice, as text and as HTML, comes once.
      name === 'gorgias.json' || name === 'briskine.csv' || name === 'intercom.json' ? '' : before.shortcut,
    ]);
    const told = [...kept, ...found.findings.map(({ original }) => original), JSON.stringify(found.values)];
    const everything = told.join('\n').toLowerCase();
    for (const word of wordsIn(name)) expect(everything, `${name}: “${word}”`).toContain(word.toLowerCase());
  });

  test('names a line of the file for each template', () => {
    const lines = readFileSync(new URL(name, FILES), 'utf8').split('\n').length;
    for (const { before } of found.templates) {
      expect(before.line).toBeGreaterThan(0);
      expect(before.line).toBeLessThanOrEqual(lines);
    }
  });
});

/** The words of the values, not of the format's own keys and signs. */
function wordsIn(name: string): string[] {
  const text = readFileSync(new URL(name, FILES), 'utf8');
  const values = name.endsWith('json') || name.endsWith('txt') ? [...text.matchAll(/:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, value]) => value ?? '').join(' ') : text;
  const plain = values
    .replace(/\\[nt"\\]/g, ' ')
    .replace(/<\?xml[^>]*>|<!DOCTYPE[^>]*>|<\/?(?:plist|dict|array|key|string|integer|date)[^>]*>/g, ' ')
    .replace(/data-mce-style/g, '');
  const words = plain.match(/[\p{L}]{4,}/gu) ?? [];
  return [...new Set(words)].filter(word => !OF_THE_FORMAT.has(word));
}

/** Heads of columns, keys of YAML and of property lists, and what a format always says. */
const OF_THE_FORMAT = new Set(
  (
    'title shortcut subject tags body body_plain_text plain text note active groups name keywords content groupInfo groupName ' +
    'snippetsTE abbreviation abbreviationMode creationDate label modificationDate plainText snippetType useCount ' +
    'global_vars vars type echo params matches trigger replace layout fields default date format offset triggers ' +
    'propagate_case word form form_fields choice values markdown shell regex force_clipboard image_path true false ' +
    'global form_fields case fields clipboard path propagate image force user macro list quot ' +
    'Name Code Reply Group pack folder language templates setResponseText addTags response html comment_value_html comment value Code store_name store'
  ).split(' '),
);
