import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlOf, textOf } from '@/template/text';

test.each([
  ['a line', 'Hello', '<p>Hello</p>'],
  ['paragraphs', 'a\n\nb', '<p>a</p><p>b</p>'],
  ['line breaks', 'a\nb', '<p>a<br>b</p>'],
  ['more blank lines', 'a\n\n\nb', '<p>a</p><p><br></p><p>b</p>'],
  ['markup is text', '<b> & "c"', '<p>&lt;b&gt; &amp; "c"</p>'],
  ['several blanks', '  a   b', '<p>&nbsp; a&nbsp;&nbsp; b</p>'],
  ['Liquid', '{% if a < b %}{{ a | default: "x  y" }}{% endif %}', '<p>{% if a &lt; b %}{{ a | default: "x  y" }}{% endif %}</p>'],
  ['line breaks of Windows', 'a\r\nb', '<p>a<br>b</p>'],
  ['nothing', '', ''],
])('a body out of plain text: %s', (_, text, html) => expect(htmlOf(text)).toBe(html));

const line = fc.string({ unit: fc.constantFrom(...'ab <>&"\'é你😀-1.{}%'), maxLength: 12 }).map(text => text.trimEnd());
const normalised = fc
  .array(line, { maxLength: 8 })
  .map(lines => lines.join('\n').replace(/^\n+|\n+$/g, ''))
  .filter(text => !/\{[{%]/.test(text));

test('plain text survives the way there and back', () => {
  fc.assert(fc.property(normalised, text => textOf(htmlOf(text)) === text), { numRuns: 500 });
});

test('text out of any HTML has no tags of its own and no blank ends', () => {
  const html = fc.array(
    fc.constantFrom('<p>', '</p>', '<br>', '<ul>', '<li>', '</li>', '</ul>', 'a', ' b ', '&amp;', '<b>', '</b>', '<div>', '</div>', '&nbsp;', '<hr>', '<pre>', '</pre>', '<td>'),
  );
  fc.assert(
    fc.property(html, parts => {
      const text = textOf(parts.join(''));
      expect(text).not.toMatch(/<|>/);
      expect(text).not.toMatch(/^\n|\n$/);
    }),
  );
});
