// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { arrange } from '@/page/arrange';
import type { Manner } from '@/page/manner';
import { type Reply, replyFrom, withEnding } from '@/page/reply';

const DIVS: Manner = { line: 'div', tight: true, attributes: [], formatting: [], plain: false };
const PARAGRAPHS: Manner = { ...DIVS, line: 'p', tight: false };
const TIGHT: Manner = { ...DIVS, line: 'p', attributes: [['class', 'mail']] };
const BREAKS: Manner = { ...DIVS, line: 'br' };
const MARK = '<span data-caret=""></span>';

function reply(html: string): Reply {
  const filled = { html, text: '', carets: [], subject: '', to: '', cc: '', bcc: '' };
  return replyFrom(filled, same => same);
}

test.each([
  ['one paragraph goes into the line', DIVS, '<p>one</p>', 'one'],
  ['paragraphs are lines with an empty one between', DIVS, '<p>a</p><p>b</p>', '<div>a</div><div><br></div><div>b</div>'],
  ['white space between blocks is nothing', DIVS, '<p>a</p>\n<p>b</p>', '<div>a</div><div><br></div><div>b</div>'],
  ['an editor with space around paragraphs needs none', PARAGRAPHS, '<p>a</p><p>b</p>', '<p>a</p><p>b</p>'],
  [
    'one without takes an empty line, and its own look',
    TIGHT,
    '<p>a</p><p>b</p>',
    '<p class="mail">a</p><p class="mail"><br></p><p class="mail">b</p>',
  ],
  ['an editor of line breaks gets line breaks', BREAKS, '<p>a</p><p>b</p>', 'a<br><br>b'],
  ['and one between lines of one paragraph', BREAKS, '<p>a</p><div>b</div>', 'a<br>b'],
  ['lists stay lists', DIVS, '<p>a</p><ul><li>b</li></ul>', '<div>a</div><ul><li>b</li></ul>'],
  ['an empty paragraph keeps its height', PARAGRAPHS, `<p>a</p><p>${MARK}</p><p>b</p>`, '<p>a</p><p><br></p><p>b</p>'],
  ['no mark of a caret place stays', DIVS, `<p>a${MARK}b${MARK}c</p>`, 'abc'],
])('%s', (_, manner, html, wanted) => expect(arrange(reply(html), manner, document).html).toBe(wanted));

test.each([
  ['behind everything', PARAGRAPHS, '<p>ab</p><p>c</p>', { characters: 3, lines: 0 }],
  ['inside a line', DIVS, `<p>ab${MARK}c</p>`, { characters: 2, lines: 0 }],
  ['on an empty line between paragraphs', PARAGRAPHS, `<p>ab</p><p>${MARK}</p><p>c</p>`, { characters: 2, lines: 1 }],
  ['on one with empty lines around', DIVS, `<p>ab</p><p>${MARK}</p><p>c</p>`, { characters: 2, lines: 2 }],
  ['in a list', DIVS, `<ul><li>a</li><li>${MARK}</li></ul>`, { characters: 1, lines: 1 }],
])('the caret goes %s', (_, manner, html, wanted) =>
  expect(arrange(reply(html), manner, document).carets).toEqual([wanted]),
);

test('each caret stop is a place of its own', () => {
  const { carets } = arrange(reply(`<p>a${MARK}b</p><p>${MARK}</p>`), PARAGRAPHS, document);

  expect(carets).toEqual([
    { characters: 1, lines: 0 },
    { characters: 2, lines: 1 },
  ]);
});

test('the formatting of the place goes around every line', () => {
  const font = document.createElement('span');
  font.style.color = 'red';
  const arranged = arrange(reply('<p>a</p><ul><li>b</li></ul>'), { ...DIVS, formatting: [font] }, document);

  expect(arranged.html).toBe(
    '<div><span style="color: red;">a</span></div><ul><li><span style="color: red;">b</span></li></ul>',
  );
});

test.each([
  ['a space behind a line', '<p>a</p>', 'a', [], ' ', '<p>a&nbsp;</p>', 'a '],
  ['punctuation, escaped', '<p>a</p>', 'a', [], '>', '<p>a&gt;</p>', 'a>'],
  ['no space behind several lines', '<p>a</p><p>b</p>', 'a\n\nb', [], ' ', '<p>a</p><p>b</p>', 'a\n\nb'],
  ['no space away from the caret', '<p>ab</p>', 'ab', [1], ' ', '<p>ab</p>', 'ab'],
  ['but punctuation', '<p>ab</p>', 'ab', [1], '.', '<p>ab.</p>', 'ab.'],
])('%s', (_, html, text, carets, ending, wantedHtml, wantedText) =>
  expect(withEnding({ html, text, carets }, ending)).toEqual({ html: wantedHtml, text: wantedText, carets }),
);
