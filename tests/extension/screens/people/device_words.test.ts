import { deviceWords } from '@/screens/parts/device_words';
import { catalogueOf } from '@/words/catalogue';
import { speak } from '@/words/say';
import { expect, test } from 'vitest';

test.each([
  ['Firefox on Linux', 'Linux 上的 Firefox'],
  ['A Python script on macOS', 'macOS 上的 Python 脚本'],
  ['A program', '某个程序'],
  ['curl', 'curl'],
  ['Night shift on Saturday', 'Night shift on Saturday'],
  ['', ''],
])('“%s” is told in the person’s language', async (told, shown) => {
  speak('zh', await catalogueOf('zh'));
  expect(deviceWords(told)).toBe(shown);
});
