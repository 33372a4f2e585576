// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { cleanPaste } from '@/screens/library/editor/paste';

test.each([
  ['structure stays', '<p>One</p><ul><li>Two</li></ul>', '<p>One</p><ul><li>Two</li></ul>'],
  ['font and colour do not', '<p style="color: red"><font face="Papyrus">Hi</font></p>', '<p>Hi</p>'],
  ['bold written as a style is bold', '<span style="font-weight: 700">Now</span>', '<b>Now</b>'],
  ['a bold that is not bold is gone', '<b style="font-weight: normal">Now</b>', 'Now'],
  ['a link keeps its address', '<a href="https://shop.test" style="color: red">x</a>', '<a href="https://shop.test">x</a>'],
  ['an image from nowhere goes', '<p>a<img></p>', '<p>a</p>'],
])('of rich text, %s', (_, html, clean) => expect(cleanPaste(html)).toBe(clean));
