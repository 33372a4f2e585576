// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cleanPaste } from '@/screens/library/editor/body/clean_paste';
import { parse } from 'yaml';

interface Pasted {
  from: string;
  html: string;
  gives: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const PASTED = parse(readFileSync(join(HERE, 'pasted.yaml'), 'utf8')) as Pasted[];

/** White space between blocks, and comments, which the sanitiser takes. */
const bare = (html: string) =>
  html.replace(/<!--[\s\S]*?-->/g, '').replace(/\s*\n\s*/g, '').trim();

test.each(PASTED.map(({ from, html, gives }) => [from, html, gives]))('%s', (_, html, gives) =>
  expect(bare(cleanPaste(html))).toBe(gives),
);

test.each([
  ['structure stays', '<p>One</p><ul><li>Two</li></ul>', '<p>One</p><ul><li>Two</li></ul>'],
  ['font and colour do not', '<p style="color: red"><font face="Papyrus">Hi</font></p>', '<p>Hi</p>'],
  [
    'a colour and a size of ours do',
    '<p style="color: #d02f26"><span style="color: rgb(208, 47, 38); font: 11pt Arial; font-size: 1.25em">Hi</span></p>',
    '<p><span style="color: #d02f26; font-size: 1.25em">Hi</span></p>',
  ],
  ['a bold that is not bold is gone', '<b style="font-weight: normal">Now</b>', 'Now'],
  ['a link keeps its address', '<a href="https://shop.test" style="color: red">x</a>', '<a href="https://shop.test">x</a>'],
  ['one without an address is text', '<a name="top">x</a>', 'x'],
  ['an image from nowhere goes', '<p>a<img></p>', '<p>a</p>'],
])('of any page, %s', (_, html, clean) => expect(cleanPaste(html)).toBe(clean));
