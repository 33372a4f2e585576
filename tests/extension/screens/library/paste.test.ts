// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { pastedHtml } from '@/screens/library/editor/paste';

const pasted = (type: string, content: string) => {
  const held = new DataTransfer();
  held.setData(type, content);
  // What is allowed at all is the sanitiser's matter; here it is how that looks.
  return pastedHtml(held, html => html);
};

test.each([
  ['structure stays', '<p>One</p><ul><li>Two</li></ul>', '<p>One</p><ul><li>Two</li></ul>'],
  ['font and colour do not', '<p style="color: red"><font face="Papyrus">Hi</font></p>', '<p>Hi</p>'],
  ['bold written as a style is bold', '<span style="font-weight: 700">Now</span>', '<b>Now</b>'],
  ['a bold that is not bold is gone', '<b style="font-weight: normal">Now</b>', 'Now'],
  ['a link keeps its address', '<a href="https://shop.test" style="color: red">x</a>', '<a href="https://shop.test">x</a>'],
  ['an image from nowhere goes', '<p>a<img></p>', '<p>a</p>'],
])('of rich text, %s', (_, html, clean) => expect(pasted('text/html', html)).toBe(clean));

test.each([
  ['one line is only text', 'a < b & {{ x }}', 'a &lt; b &amp; {{ x }}'],
  ['lines stay lines', 'One\r\nTwo\r\n\r\nThree', '<p>One<br>Two</p><p>Three</p>'],
])('of plain text, %s', (_, text, html) => expect(pasted('text/plain', text)).toBe(html));
