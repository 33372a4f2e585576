import { expect, test } from 'vitest';
import { cased, type LetterCase } from '@/template/cased';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE } from '@/template/template';

const rows: [name: string, html: string, letterCase: LetterCase, language: string, wanted: string][] = [
  ['a capital', '<p>thank you, ada</p>', 'capital', 'en', '<p>Thank you, ada</p>'],
  ['inside formatting', '<p><b>thank</b> you</p>', 'capital', 'en', '<p><b>Thank</b> you</p>'],
  ['behind a quotation mark', '<p>“thank you”</p>', 'capital', 'en', '<p>“Thank you”</p>'],
  ['behind one that is written as an entity', '<p>&ldquo;thank you</p>', 'capital', 'en', '<p>&ldquo;Thank you</p>'],
  ['not behind a number', '<p>3 days</p>', 'capital', 'en', '<p>3 days</p>'],
  ['only in the first paragraph', '<p>one</p><p>two</p>', 'capital', 'en', '<p>One</p><p>two</p>'],
  ['an accent', '<p>état</p>', 'capital', 'fr', '<p>État</p>'],
  ['a letter without cases', '<p>谢谢 ok</p>', 'capital', 'zh-CN', '<p>谢谢 ok</p>'],
  ['all capitals', '<p>thank <i>you</i>, ada</p>', 'capitals', 'en', '<p>THANK <i>YOU</i>, ADA</p>'],
  ['Turkish has two of them', '<p>iyi</p>', 'capitals', 'tr', '<p>İYİ</p>'],
  ['German has one that becomes two', '<p>gruß</p>', 'capitals', 'de', '<p>GRUSS</p>'],
  ['entities stay what they are', '<p>a&nbsp;b &amp; c &lt;d&gt;</p>', 'capitals', 'en', '<p>A&nbsp;B &amp; C &lt;D&gt;</p>'],
  [
    'a link leads where it led',
    '<p><a href="https://shop.test/track?a=b" title="see">see here</a></p>',
    'capitals',
    'en',
    '<p><a href="https://shop.test/track?a=b" title="see">SEE HERE</a></p>',
  ],
  [
    'addresses stay as they are',
    '<p>see https://shop.test/a?b=c&amp;d=e or (ada@shop.test) or www.shop.test or shop.test/Ab now</p>',
    'capitals',
    'en',
    '<p>SEE https://shop.test/a?b=c&amp;d=e OR (ada@shop.test) OR www.shop.test OR shop.test/Ab NOW</p>',
  ],
  ['a language that nobody knows', '<p>hi</p>', 'capitals', '??', '<p>HI</p>'],
  ['as written', '<p>hi</p>', 'as written', 'en', '<p>hi</p>'],
  ['an address first leaves the next word alone', '<p>www.x.com is down</p>', 'capital', 'en', '<p>www.x.com is down</p>'],
  ['a letter may be an entity', '<p>caf&eacute; &amp; more</p>', 'capitals', 'en', '<p>CAF&Eacute; &amp; MORE</p>'],
  ['also the first', '<p>&eacute;tude</p>', 'capital', 'fr', '<p>&Eacute;tude</p>'],
  ['or a number', '<p>&#233;tude</p>', 'capital', 'fr', '<p>Étude</p>'],
];

test.each(rows)('%s', (_, html, letterCase, language, wanted) => {
  expect(cased(filledWith(html), letterCase, language).html).toBe(wanted);
});

test('the plain text says the same, and the caret stays where it was', () => {
  const told = cased(filledWith('<p>gruß {% caret %}, ada &amp; ben</p>'), 'capitals', 'de');

  expect(told.text).toBe('GRUSS , ADA & BEN');
  expect(told.carets).toEqual([6]);
});

function filledWith(body: string) {
  const nobody = { to: [], cc: [], bcc: [], team: {}, now: new Date(0), time_zone: 'UTC', locale: 'en', random: 0 };
  const rendering = render({ ...EMPTY_TEMPLATE, body }, nobody, {}, new Map());
  if (rendering.kind !== 'filled') throw new Error(rendering.kind);
  return rendering;
}
