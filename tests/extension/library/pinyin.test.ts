import { heard, soundsAlike, soundsOf } from '@/library/pinyin';
import { expect, test } from 'vitest';

test.each([
  ['whole syllables', 'tuikuan', '退款到账', '退款'],
  ['first letters', 'tk', '退款到账', '退款'],
  ['a syllable and the beginning of the next', 'tuik', '退款到账', '退款'],
  ['first letters and a syllable', 'tkuandz', '退款到账', '退款到账'],
  ['two letters that begin a syllable', 'chfk', '重复扣款', '重复扣'],
  ['in the middle', 'daozhang', '退款到账', '到账'],
  ['a character that is read in two ways', 'zhongliang', '商品重量', '重量'],
  ['and in the other way', 'chongfa', '重发', '重发'],
  ['ü as v', 'lvse', '绿色', '绿色'],
  ['with an apostrophe', "xi'an", '西安', '西安'],
  ['over the Latin letters of a title', 'viptk', 'VIP退款', 'VIP退款'],
  ['over signs and gaps', 'tkdz', '退款 · 到账', '退款 · 到账'],
])('%s: %s is heard in %s', (_, typed, title, part) => {
  const place = sounded(typed, title);
  expect(title.slice(place?.from, place?.to)).toBe(part);
});

test.each([
  ['letters that no reading holds', 'tx', '退款'],
  ['the end of a syllable alone', 'uan', '退款'],
  ['one letter in the middle', 'k', '退款'],
  ['more than there is', 'tuikuanle', '退款'],
  ['what is Chinese already', '退', '退款'],
])('%s is not heard', (_, typed, title) => {
  expect(sounded(typed, title)).toBeNull();
});

test('a text without Chinese has no sounds', () => expect(soundsOf('Refund issued')).toBeNull());

test('one character more for another of the same sound', () => {
  const [slip, meant] = [soundsOf('定单'), soundsOf('查询订单')];
  expect(slip && meant && soundsAlike(slip, meant)).toBe(true);
});

test('a long name of characters that are read in several ways is soon known not to be meant', () => {
  const began = performance.now();
  expect(sounded(`${'h'.repeat(24)}x`, `西${'和'.repeat(30)}`)).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
});

function sounded(typed: string, title: string) {
  const sounds = soundsOf(title);
  return sounds && heard(typed, sounds);
}
