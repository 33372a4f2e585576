import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pack, readPack, writePack } from '@/library/pack';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { htmlOf } from '@/template/text';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const STARTERS = join(ROOT, 'shared_templates/packs');

interface Case {
  name: string;
  file: string;
  reads?: Omit<Pack, 'templates'> & { templates: (Partial<Template> & { id?: string })[] };
  refused?: string[];
}

describe.each(['reading', 'refusing', 'liquid', 'scripts'])('packs as the service reads them: %s', topic => {
  const cases = parse(readFileSync(join(ROOT, `tests/contract/packs/${topic}.yaml`), 'utf8')) as Case[];

  test.each(cases.map(each => [each.name, each] as const))('%s', (_, { file, reads, refused }) => {
    const reading = readPack(file);

    if (reads) return expect(reading).toEqual({ kind: 'read', pack: packOf(reads) });
    const told = reading.kind === 'refused' ? reading.problems : [];
    const found = told.map(({ line, column, message }) => `${line}:${column} ${message}`);
    return expect(found).toEqual(refused?.map(start => expect.stringMatching(beginning(start))));
  });
});

describe('a pack written and read again', () => {
  test.each(readdirSync(STARTERS))('is the same: %s', name => {
    const pack = packIn(readFileSync(join(STARTERS, name), 'utf8'));

    expect(packIn(writePack(pack))).toEqual(pack);
  });

  test('is the same, whatever it holds', () => {
    fc.assert(
      fc.property(packs, pack => {
        expect(packIn(writePack(pack))).toEqual(pack);
      }),
    );
  });

  test('reads as a person would have written it', () => {
    const template = { ...EMPTY_TEMPLATE, title: 'Late', shortcut: ';late', body: htmlOf('Hi,\n\nsorry.') };
    const pack = { name: 'Shop', description: '', language: '', folder: 'Shop', values: {} };

    expect(writePack({ ...pack, templates: [{ id: '', template }] })).toBe(
      'pack: Shop\ntemplates:\n  - title: Late\n    shortcut: ;late\n    body: |-\n      Hi,\n\n      sorry.\n',
    );
  });
});

test('thousands of brackets are refused, not followed', () => {
  const reading = readPack(`pack: ${'['.repeat(100_000)}`);

  expect(reading.kind).toBe('refused');
});

test('what cannot be read as YAML is told once, where it begins', () => {
  const file = `pack: Shop\ntemplates:\n  - title: Hi\n    body: Hi {{ to.name | default: "there" }}\n  - title: Bye\n`;

  expect(readPack(file)).toMatchObject({ kind: 'refused', problems: [{ line: 4, column: 11 }] });
});

test('a library of ten thousand templates is read', () => {
  const template = { ...EMPTY_TEMPLATE, title: 'Late', body: htmlOf('Hi {{ to.first_name }},\n\nsorry.') };
  const templates = Array.from({ length: 10_000 }, (_, n) => ({
    id: '',
    template: { ...template, shortcut: `;late${n}` },
  }));
  const pack = { name: 'All', description: '', language: '', folder: 'All', values: {}, templates };

  expect(packIn(writePack(pack)).templates).toHaveLength(10_000);
}, 30_000);

function packIn(file: string): Pack {
  const reading = readPack(file);
  if (reading.kind === 'read') return reading.pack;
  throw new Error(reading.problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
}

function packOf(reads: NonNullable<Case['reads']>): Pack {
  const templates = reads.templates.map(({ id = '', ...fields }) => ({
    id,
    template: { ...EMPTY_TEMPLATE, ...fields },
  }));
  return { ...reads, templates };
}

function beginning(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

const SHOWN = /^[^\p{Cc}\p{Cs}{}<>&\u2028\u2029\u0085\ufeff\ufffe\uffff]*$/u;
const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter(text => SHOWN.test(text));
const named = line.map(text => text.trim()).filter(text => text !== '');
const language = fc.constantFrom('en', 'zh-CN', 'id');
const body = fc.array(named, { minLength: 1, maxLength: 4 }).map(lines => htmlOf(lines.join('\n\n')));
const templates = fc.array(
  fc.record({
    id: fc.constant(''),
    template: fc.record({
      title: named,
      shortcut: fc.constant(''),
      body,
      subject: line.map(text => text.trim()),
      to: line,
      cc: line,
      bcc: line,
      tags: fc.uniqueArray(named, { maxLength: 3 }),
      language,
      description: line,
    }),
  }),
  { maxLength: 4 },
);
const packs: fc.Arbitrary<Pack> = fc.record({
  name: named,
  description: line,
  language,
  folder: named.filter(name => !name.includes('/')),
  values: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/), line, { noNullPrototype: true }),
  templates,
});
