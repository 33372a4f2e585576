import { wordBehindPrefix } from '@/page/word_begun';
import { expect, test } from 'vitest';

test.each([
  ['at the start of a line', ';la', ';', 'la'],
  ['after a space', 'Hi ;la', ';', 'la'],
  ['after an opening bracket', '(;la', ';', 'la'],
  ['after Chinese text without a space', '你好;la', ';', 'la'],
  ['Chinese behind the prefix', ';退', ';', '退'],
  ['the prefix of a Chinese keyboard', '；la', ';', 'la'],
  ['a prefix of two signs', 'Hi //la', '//', 'la'],
  ['the last of two', ';one ;two', ';', 'two'],
  ['a hyphen in a shortcut', ';zh-re', ';', 'zh-re'],
])('%s', (_, line, prefix, typed) => expect(wordBehindPrefix(line, prefix)?.typed).toBe(typed));

test.each([
  ['the prefix alone', 'Hi ;', ';'],
  ['a space behind it', '; la', ';'],
  ['inside a word', 'a;la', ';'],
  ['a smiley', ';)', ';'],
  ['a word that has ended', ';la ', ';'],
  ['no prefix', 'late', ';'],
  ['longer than anybody types', `;${'a'.repeat(40)}`, ';'],
])('%s is no word that begins', (_, line, prefix) => expect(wordBehindPrefix(line, prefix)).toBeNull());
