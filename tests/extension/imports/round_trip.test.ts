import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldShortcut } from '@/expand/shortcut';
import { withKnownFiles } from '@/imports/known_files';
import { read } from '@/imports/read';
import { type Leaving, writeCsv, writeJson } from '@/imports/write';
import { writePack } from '@/library/pack';
import { EMPTY_TEMPLATE } from '@/template/template';
import { htmlOf } from '@/template/text';

/** What spreadsheets, separators and formulas stumble over. */
const word = fc
  .string({ unit: fc.constantFrom(...'aé文,;"\'=+-@|~\t&'.split(''), ' ', 'b'), maxLength: 12 })
  .map(text => text.replace(/\s+/g, ' ').trim());
const line = word.filter(Boolean);
const template = fc.record({
  title: line,
  shortcut: word.map(text => text.replaceAll(' ', '')),
  body: fc.oneof(
    fc.array(line, { minLength: 1, maxLength: 3 }).map(lines => htmlOf(`${lines.join('\n')}, {{ to.first_name | default: "x" }}`)),
    fc.constantFrom('<ul><li>one, "two"</li></ul>', '<p>a <b>b</b> {{ team.store_name }}</p>', '<p>&lt;b&gt;not bold&lt;/b&gt;</p>'),
  ),
  subject: word,
  tags: fc.uniqueArray(line, { maxLength: 3 }),
  language: fc.constantFrom('', 'en', 'zh-CN'),
  description: word,
});
const leaving: fc.Arbitrary<Leaving> = fc.record({
  id: fc.uuid(),
  folder: fc.constantFrom('', 'Shop', 'Shop/Returns'),
  template: template.map(each => ({ ...EMPTY_TEMPLATE, ...each })),
});
const some = fc.array(leaving, { minLength: 1, maxLength: 4 });

/** One pack holds a shortcut once. */
function distinct(all: readonly Leaving[]): Leaving[] {
  const taken = new Set<string>();
  return all.filter(({ template: { shortcut } }) => {
    const name = foldShortcut(shortcut);
    if (shortcut !== '' && taken.has(name)) return false;
    taken.add(name);
    return true;
  });
}

function readAgain(name: string, text: string): Leaving[] {
  const found = read([{ name, bytes: new TextEncoder().encode(text) }]);
  if (found.kind !== 'read') throw new Error(`${found.code} ${found.line} ${found.detail}`);
  expect(found.findings).toEqual([]);
  return found.templates.map(({ id, folder, template: again }) => ({ id, folder, template: again }));
}

const form = { name: 'Returns form.pdf', media_type: 'application/pdf', bytes: 48_213, digest: 'a'.repeat(64) };
const withForm: Leaving = { id: '1', folder: 'Shop', template: { ...EMPTY_TEMPLATE, title: 'Form', body: htmlOf('Here'), attachments: [form] } };

test('files come back where the library has them, and are told where it has not', () => {
  const found = read([{ name: 'all.json', bytes: new TextEncoder().encode(writeJson([withForm], {})) }]);
  if (found.kind !== 'read') throw new Error(found.code);
  expect(withKnownFiles(found, [withForm]).templates).toMatchObject([{ template: { attachments: [form] }, findings: [] }]);

  const [elsewhere] = withKnownFiles(found, []).templates;
  expect(elsewhere?.template).not.toHaveProperty('attachments');
  expect(elsewhere?.findings).toMatchObject([{ code: 'file_left', level: 'look', original: 'Returns form.pdf' }]);
});

test('a file that lies about its name is not taken', () => {
  const lying = { ...withForm.template, attachments: [{ ...form, name: '../../form.pdf' }] };
  const found = read([{ name: 'all.json', bytes: new TextEncoder().encode(writeJson([{ ...withForm, template: lying }], {})) }]);
  expect(found.kind === 'read' && found.templates[0]?.template).not.toHaveProperty('attachments');
});

describe('what is exported comes back to the letter', () => {
  test('as JSON', () => {
    fc.assert(fc.property(some, all => { expect(readAgain('all.json', writeJson(all, {}))).toEqual(all); }));
  });

  test('as a pack', () => {
    fc.assert(fc.property(some, all => {
      const kept = distinct(all);
      const pack = { name: 'All', description: '', language: '', folder: 'Shop/All', values: {} };
      const text = writePack({ ...pack, templates: kept.map(({ id, template: each }) => ({ id, template: each })) });
      expect(readAgain('all.yaml', text)).toEqual(kept.map(each => ({ ...each, folder: 'Shop/All' })));
    }));
  });

  test('as CSV', () => {
    fc.assert(fc.property(some, all => { expect(readAgain('all.csv', writeCsv(all))).toEqual(all); }));
  });
});

test('no cell of a table is a formula', () => {
  const attack = '=HYPERLINK("https://evil.test")';
  const csv = writeCsv([{ id: '1', folder: '', template: { ...EMPTY_TEMPLATE, title: attack, body: htmlOf('@SUM(1)') } }]);
  expect(csv).toContain(`"'=HYPERLINK`);
  expect(csv).toContain("'@SUM(1)");
  expect(csv).not.toMatch(/(?:^|,)"?[=@]/m);
});
