import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldShortcut } from '@/expand/shortcut';
import { isDelimiter } from '@/expand/trigger';
import { type Clash, clashIndex } from '@/library/clashes';
import { exchanged } from '@/library/exchanged';
import type { LibraryEntry } from '@/library/workspace';
import { type Template, EMPTY_TEMPLATE } from '@/template/template';

let count = 0;
function there(shortcut: string, part: Partial<Template> = {}, folder = 'shop'): LibraryEntry {
  const template = { ...EMPTY_TEMPLATE, title: `Of ${shortcut}`, shortcut, ...part };
  return { id: `${++count}`, folder, revision: 1, template, waiting: false, changed_at: '', changed_by: null, copy: null };
}

const indexOf = (...entries: LibraryEntry[]) => clashIndex(entries, { fold: foldShortcut, isDelimiter });

/** What clashes with a shortcut that is typed into a template of the shop's folder: kind and titles. */
function clashesOf(typed: string, entries: LibraryEntry[], part: Partial<Template> = {}) {
  const written = there(typed, { title: 'Mine', ...part });
  return indexOf(...entries, written)
    .clashesOf(written, ';')
    .map(clash => (clash.kind === 'word' ? 'word' : `${clash.kind} ${clash.others.map(each => each.template.shortcut)}`));
}

describe('a clash is', () => {
  test.each<[string, string, string[], string[]]>([
    ['nothing, where all differ', ';late', [';thx', ';later'], []],
    ['one shortcut twice', ';late', [';late'], ['same ;late']],
    ['capitals, which no key tells apart', ';late', [';Late', ';LATE'], ['alike ;Late,;LATE']],
    ['letters of full width', ';late', ['；late'], ['alike ；late']],
    ['a longer one that goes on with a delimiter', ';a', [';a.b'], ['waits ;a.b']],
    ['a shorter one that this one goes on from', ';a.b', [';a', ';b'], ['delays ;a']],
    ['not a longer one that goes on with a hyphen: it opens nothing', ';late', [';late-night'], []],
    ['a word of every mail', 'thanks', [], ['word']],
    ['a short word', 'hi', [], ['word']],
    ['not a short name for a thing', 'kr', [], []],
    ['a word of Chinese', '你好', [], ['word']],
    ['no word with the prefix before it', ';thanks', [], []],
    ['nothing where there is no shortcut', '', [''], []],
  ])('%s', (_, typed, others, clashes) =>
    expect(clashesOf(typed, others.map(shortcut => there(shortcut)))).toEqual(clashes),
  );

  test('a word of another template’s title, not of its own', () => {
    expect(clashesOf('refund', [there(';x', { title: 'Refund on its way' })])).toEqual(['word']);
    expect(clashesOf('refund', [], { title: 'Refund' })).toEqual([]);
  });

  test('not between languages of one folder, but between folders', () => {
    const english = there(';late', { language: 'en' });
    expect(clashesOf(';late', [english], { language: 'zh-CN' })).toEqual([]);
    expect(clashesOf(';late', [english], { language: 'EN' })).toEqual(['same ;late']);
    expect(clashesOf(';late', [english])).toEqual(['same ;late']);
    const elsewhere = there(';late', { language: 'en' }, 'other');
    expect(clashesOf(';late', [elsewhere], { language: 'zh-CN' })).toEqual(['same ;late']);
  });

  test('not between a copy that awaits a decision and its original', () => {
    const original = there(';late');
    const copy: LibraryEntry = {
      ...there(';late'),
      copy: { of: original.id, folder: 'shop', base: null, because: 'forbidden', problems: [] },
    };
    const index = indexOf(original, copy);
    expect(index.clashesOf(original, ';')).toEqual([]);
    expect(index.isClashing(copy)).toBe(false);
  });
});

test('what clashes can be listed', () => {
  const entries = [there(';late'), there(';LATE'), there(';a'), there(';a.b'), there(';fine'), there('thanks')];
  const index = indexOf(...entries);
  expect(entries.filter(entry => index.isClashing(entry)).map(entry => entry.template.shortcut)).toEqual([
    ';late',
    ';LATE',
    ';a',
    ';a.b',
  ]);
});

test.each([
  ['one that is free stays', ';new', [';late'], ';new'],
  ['a number is put behind', ';late', [';late'], ';late2'],
  ['the next one, where that is taken', ';late2', [';late', ';late2', ';LATE3'], ';late4'],
  ['none that another waits for', ';a', [';a', ';a2.b'], ';a3'],
  ['none that would delay another', ';a.b', [';a', ';a.b'], ';ab'],
])('a free shortcut: %s', (_, wanted, taken, free) => {
  const index = indexOf(...taken.map(shortcut => there(shortcut)));
  expect(index.free(wanted)).toBe(free);
});

test('an index that took changes answers as one that is made anew', () => {
  const shortcut = fc.constantFrom('', ';a', ';A', ';a.b', ';b', 'thanks', ';a.b.c');
  const written = fc.record({ id: fc.nat(6), shortcut, language: fc.constantFrom('', 'en', 'de'), kept: fc.boolean() });
  const states = fc.array(fc.uniqueArray(written, { selector: ({ id }) => id }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(states, lists => {
      const libraries = lists.map(list =>
        list.map(({ id, shortcut, language, kept }) => {
          const copy = { of: '0', folder: 'shop', base: null, because: 'conflict' as const, problems: [] };
          return { ...there(shortcut, { language }), id: `${id}`, copy: kept ? copy : null };
        }),
      );
      let index = indexOf();
      let before: LibraryEntry[] = [];
      for (const library of libraries) {
        for (const entry of before) index.isClashing(entry);
        const { gone, come } = exchanged(before, library);
        index = index.after(gone, come);
        before = library;
        const fresh = indexOf(...library);
        for (const entry of library) {
          expect(index.isClashing(entry)).toBe(fresh.isClashing(entry));
          expect(kindsAndIds(index.clashesOf(entry, ';'))).toEqual(kindsAndIds(fresh.clashesOf(entry, ';')));
          expect(index.free(entry.template.shortcut)).toBe(fresh.free(entry.template.shortcut));
        }
      }
    }),
    { numRuns: 300 },
  );
});

const kindsAndIds = (clashes: readonly Clash[]) =>
  clashes.map(clash => (clash.kind === 'word' ? 'word' : [clash.kind, ...clash.others.map(({ id }) => id).sort()]));
