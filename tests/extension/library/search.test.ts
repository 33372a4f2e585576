import type { Entry } from '@/library/entry';
import { SearchIndex } from '@/library/search';
import { type Habits, NO_HABITS, type Usage, withUse } from '@/library/usage';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const UNUSED: Usage = new Map();
const using = (usage: Usage): Habits => ({ ...NO_HABITS, usage });

const LIBRARY: Partial<Template>[] = [
  { title: 'Refund issued', shortcut: ';refund', body: '<p>We have sent your money back.</p>' },
  { title: 'How long a refund takes', shortcut: ';refund-time', tags: ['money'] },
  { title: 'Late parcel', shortcut: ';late', tags: ['delivery'], body: '<p>Sorry about the <b>delay</b> &amp; worry.</p>' },
  { title: 'Translate this', shortcut: ';tr' },
  { title: '退款到账时间', shortcut: ';tk', language: 'zh-CN', body: '<p>亲，退款三天内到账。</p>' },
  { title: 'Überweisung erhalten', shortcut: ';eur' },
  {
    title: 'Where it is',
    shortcut: ';x',
    body: '{% ask carrier, label: "By whom" %}<p>{% if a < b %}It is {{ order.status }}{% endif %}: <a href="{{ url }}">follow it</a> {{ on',
  },
  { title: 'Warranty', shortcut: ';w', body: '<p>A refund is not what you asked for.</p>' },
];

test.each([
  ['a shortcut opens before a title that holds it', ';late', ['Late parcel']],
  ['the sign before a shortcut may be left out', 'late', ['Late parcel', 'Translate this']],
  ['beginnings of titles come before words inside them, bodies last', 'refund', [
    'Refund issued',
    'How long a refund takes',
    'Warranty',
  ]],
  ['every word must be found', 'refund takes', ['How long a refund takes']],
  ['a tag finds', 'deliv', ['Late parcel']],
  ['words of a body find', 'worry', ['Late parcel']],
  ['markup does not', 'strong', []],
  ['nor does what the body computes', 'order status', []],
  ['nor the name of a tag', 'endif', []],
  ['nor a question in it', 'carrier', []],
  ['what stands around it does', 'follow it', ['Where it is']],
  ['Chinese is found inside a title, without spaces', '到账', ['退款到账时间']],
  ['case and accents do not matter', 'UBERWEISUNG', ['Überweisung erhalten']],
  ['nor does full width', 'ｒｅｆｕｎｄ ｉｓｓｕｅｄ', ['Refund issued']],
  ['a slip of the finger is forgiven', 'waranty', ['Warranty']],
  ['two letters that changed places too', 'pracel', ['Late parcel']],
  ['nothing is nothing', 'zebra', []],
])('%s', (_, query, titles) => expect(found(query)).toEqual(titles));

describe('what a person uses', () => {
  test('is shown, last used first, when nothing was typed; then the others by title', () => {
    const usage = withUse(withUse(UNUSED, 'Warranty', 1), 'Late parcel', 2);

    expect(found('', usage).slice(0, 4)).toEqual(['Late parcel', 'Warranty', 'How long a refund takes', 'Refund issued']);
  });

  test('comes first among equals, and never before a better match', () => {
    const often = Array.from({ length: 50 }).reduce<Usage>((usage, _, i) => withUse(usage, 'Warranty', i), UNUSED);

    expect(found('refund', often)).toEqual(['Refund issued', 'How long a refund takes', 'Warranty']);
  });
});

test('what matched is marked in the title as it is written', () => {
  const [first] = library().search('uberw erhalten', 1, NO_HABITS);

  expect(first?.marks.map(([from, to]) => first.title.slice(from, to))).toEqual(['Überw', 'erhalten']);
});

test('what was deleted or renamed is not found under its old name', () => {
  const index = library();
  index.search('warranty', 1, NO_HABITS);
  index.delete('Warranty');
  index.set(entry({ title: 'Parcel is late' }, 'Late parcel'), []);

  expect(index.search('warranty', 5, NO_HABITS)).toEqual([]);
  expect(index.search('late', 1, NO_HABITS).map(each => each.title)).toEqual(['Parcel is late']);
});

test('any beginning of any title finds it, in an order that does not depend on how the library was filled', () => {
  const titles = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(titles, fc.string({ unit: 'grapheme', maxLength: 6 }), (titles, query) => {
      const forwards = filled(titles.map(title => ({ title })));
      const backwards = filled(titles.map(title => ({ title })).reverse());
      expect(forwards.search(query, 20, NO_HABITS)).toEqual(backwards.search(query, 20, NO_HABITS));

      for (const title of titles.filter(each => each.trim() !== '')) {
        expect(forwards.search(title, 20, NO_HABITS).map(each => each.title)).toContain(title);
      }
    }),
  );
});

function found(query: string, usage: Usage = UNUSED): string[] {
  return library()
    .search(query, 10, using(usage))
    .map(each => each.title);
}

const library = (): SearchIndex => filled(LIBRARY);

function filled(templates: readonly Partial<Template>[]): SearchIndex {
  const index = new SearchIndex();
  for (const template of templates) index.set(entry(template, template.title ?? ''), ['Shop']);
  return index;
}

function entry(template: Partial<Template>, id: string): Entry {
  return { id, folder: 'shop', revision: 1, template: { ...EMPTY_TEMPLATE, ...template } };
}

test('an index that took changes finds what one that is made anew finds, in the same order', () => {
  const words = fc.constantFrom('refund', 'refunds', 'late parcel', 'parcels', '退款到账', 'Überweisung', 'warranty', '');
  const part = fc.record({ id: fc.nat(60), title: words, tags: fc.array(words, { maxLength: 2 }), gone: fc.boolean() });
  const asked = fc.constantFrom('', 'refund', 'refnd', 'parcl', '到账', 'warranti', 'late');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.array(asked, { maxLength: 3 }), (changes, queries) => {
      const known = new Map<string, Entry>();
      const index = new SearchIndex();
      const all = Array.from({ length: 60 }, (_, number) => reply(`${number}`, { title: `Reply ${number % 7}` }));
      for (const entry of all) {
        known.set(entry.id, entry);
        index.set(entry, []);
      }
      while (index.prepare(100));
      for (const { id, gone, ...template } of changes) {
        const entry = reply(`${id}`, template);
        if (gone) index.delete(entry.id);
        else index.set(entry, []);
        if (gone) known.delete(entry.id);
        else known.set(entry.id, entry);
        const anew = new SearchIndex();
        for (const each of known.values()) anew.set(each, []);
        for (const query of queries) {
          expect(index.search(query, 50, NO_HABITS_NOW)).toEqual(anew.search(query, 50, NO_HABITS_NOW));
        }
      }
    }),
    { numRuns: 60 },
  );
});

const NO_HABITS_NOW: Habits = { ...NO_HABITS, now: 0 };

const reply = (id: string, part: Partial<Template>): Entry => ({
  id,
  folder: 'shop',
  revision: 1,
  template: { ...EMPTY_TEMPLATE, ...part },
});

test('what is read ahead ends, and finds what is read in time', () => {
  const index = new SearchIndex();
  for (let number = 0; number < 250; number++) index.set(reply(`${number}`, { body: `<p>case${number}</p>` }), []);
  let turns = 1;
  while (index.readAhead(100)) turns++;
  expect(turns).toBe(3);
  index.set(reply('7', { body: '<p>another</p>' }), []);
  expect(index.readAhead(0)).toBe(true);
  expect(index.readAhead(1)).toBe(false);
  expect(index.search('another', 5, NO_HABITS_NOW).map(({ id }) => id)).toEqual(['7']);
});
