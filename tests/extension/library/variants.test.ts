import { expect, test } from 'vitest';
import { isBehind, languagesByFolder, sourceOf, variantsOf } from '@/library/variants';
import type { LibraryEntry } from '@/library/workspace';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { inLanguage } from '@/template/in_language';
import { nestedTemplates } from '@/template/nested';

const there = (id: string, language: string, changed_at = '2026-03-01T00:00:00Z', folder = 'shop'): LibraryEntry => ({
  id,
  folder,
  revision: 1,
  template: { ...EMPTY_TEMPLATE, title: id, shortcut: ';late', language },
  waiting: false,
  changed_at,
  changed_by: null,
  copy: null,
});
const english = there('en', 'en');
const chinese = there('zh', 'zh-CN');
const ids = (entries: readonly LibraryEntry[]) => entries.map(entry => entry.id);

test.each([
  ['each language of one folder', [english, chinese, there('id', 'id')], ['en', 'id', 'zh']],
  ['not the same language again', [english, there('twin', 'EN'), chinese], ['en', 'zh']],
  ['not what has no language', [english, there('none', '')], ['en']],
  ['not what lies elsewhere', [english, there('far', 'zh-CN', '', 'other')], ['en']],
])('variants are %s', (_, opened, found) => expect(ids(variantsOf(english, opened))).toEqual(found));

test('a template of no language has none', () => {
  expect(ids(variantsOf(there('none', ''), [english, chinese]))).toEqual(['none']);
});

test.each([
  ['the language that most of the folder is written in', [chinese, there('other', 'zh-CN')], 'zh'],
  ['English where as many are in another', [], 'en'],
])('the source is %s', (_, others, id) => {
  const counts = languagesByFolder([english, chinese, ...others]).get('shop') ?? new Map();
  expect(sourceOf([chinese, english], counts)?.id).toBe(id);
});

test('a variant is behind once its source was changed after it, and the source never is', () => {
  const later = there('en', 'en', '2026-03-02T00:00:00Z');
  expect(isBehind(chinese, later)).toBe(true);
  expect(isBehind(chinese, english)).toBe(false);
  expect(isBehind(later, later)).toBe(false);
});

const EN = { language: 'en' };
const ZH = { language: 'zh-CN' };
const TW = { language: 'zh-TW' };
const NONE = { language: '' };
test.each([
  ['its own', 'zh-TW', [EN, ZH, TW], [TW]],
  ['another edition of it', 'zh-HK', [EN, ZH], [ZH]],
  ['none, where there is none of it', 'id', [EN, NONE], [NONE]],
  ['any, where that settles nothing', 'id', [EN, ZH], [EN, ZH]],
  ['any, where no language is wanted', '', [EN, ZH], [EN, ZH]],
])('of several languages is taken %s', (_, wanted, all, taken) => expect(inLanguage(wanted, all)).toEqual(taken));

test('what is put into a template is the variant in its language', async () => {
  const outer: Template = { ...EMPTY_TEMPLATE, language: 'zh-CN', body: '<p>{% include ";late" %}</p>' };
  const nested = await nestedTemplates(outer, async () => [english.template, chinese.template]);
  expect(nested.get(';late')).toEqual([chinese.template]);
});
