import { expect, test } from 'vitest';
import { isAskedFor } from '@/library/asked_language';
import { fold } from '@/library/fold';

const THERE = ['en', 'en-GB', 'zh-CN', 'zh-Hant', 'id', 'de', 'da', 'no such tag', ''];

test.each([
  ['zh', ['zh-CN', 'zh-Hant']],
  ['zh-CN', ['zh-CN']],
  ['chinese', ['zh-CN', 'zh-Hant']],
  ['中文', ['zh-CN', 'zh-Hant']],
  ['Tionghoa', ['zh-CN', 'zh-Hant']],
  ['cina', ['zh-CN', 'zh-Hant']],
  ['traditional chinese', ['zh-Hant']],
  ['繁体', ['zh-Hant']],
  ['indonesia', ['id']],
  ['Bahasa Indonesia', ['id']],
  ['印度尼西亚语', ['id']],
  ['印尼', ['id']],
  ['English', ['en', 'en-GB']],
  ['Inggris', ['en', 'en-GB']],
  ['英', ['en', 'en-GB']],
  ['German', ['de']],
  ['Jerman', ['de']],
  ['德语', ['de']],
  ['Deutsch', ['de']],
  ['in', []],
  ['da', ['da']],
  ['klingon', []],
])('“%s” asks for %j', (typed, found) => {
  expect(THERE.filter(language => isAskedFor(language, fold(typed)))).toEqual(found);
});
