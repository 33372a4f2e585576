// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { inWords } from '@/page/in_words';

const CELLS = '<table><tbody><tr><td>tea</td><td>2</td></tr><tr><td>cake</td><td>3</td></tr></tbody></table>';

test.each([
  ['a row is a line', `<p>Prices</p>${CELLS}`, '<p>Prices</p><div>tea | 2</div><div>cake | 3</div>'],
  ['a picture is what it shows', '<p>Look <img src="a.png" alt="our logo"></p>', '<p>Look our logo</p>'],
  ['formatting stays', '<p><b>Look</b></p><p><img alt="x"></p>', '<p><b>Look</b></p><p>x</p>'],
])('%s', (_, html, wanted) => expect(inWords({ html, text: '', carets: [] })?.html).toBe(wanted));

test('a reply of words alone needs no other', () => {
  expect(inWords({ html: '<p>one</p>', text: 'one', carets: [] })).toBeNull();
});
