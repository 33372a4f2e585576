// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCHEMA } from '@/screens/library/editor/body/extensions';
import { readBody } from '@/screens/library/editor/body/read_body';
import { faceOf, sameFace } from '@/screens/library/editor/body/same_face';
import { laidOut, packed } from '@/screens/library/editor/body/source_text';
import { writeBody } from '@/screens/library/editor/body/write_body';
import type { Context } from '@/template/context';
import { render } from '@/template/render';
import { EMPTY_TEMPLATE } from '@/template/template';

const written = (html: string) => writeBody(readBody(html, SCHEMA));

const around = (tag: string, inner: fc.Arbitrary<string>, said = '') =>
  inner.map(inside => `<${tag}${said}>${inside}</${tag}>`);

const words = fc.constantFrom('one', 'two &amp; three', 'a &lt; b', ' x ', 'مرحبا', '你好', '“quoted”', '{', '}');
const liquid = fc.constantFrom(
  '{{ to.first_name }}',
  '{{ subject | default: &quot;a  b&quot; }}',
  '{% if subject %}',
  '{% endif %}',
  '{% caret %}',
  '{%&nbsp;ask size %}',
  '{% comment %}Ask {{ Mira{% endcomment %}',
);
const leaf = fc.oneof(words, liquid, fc.constant('<br>'), fc.constant('<img src="https://x.test/{{ a }}.png" alt="a">'));
const line: fc.Arbitrary<string> = fc.letrec<{ inline: string }>(tie => ({
  inline: fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: leaf },
        ...['b', 'strong', 'i', 'u', 's', 'code', 'sup', 'small'].map(tag => around(tag, tie('inline'))),
        around('span', tie('inline'), ' style="color: red"'),
        around('font', tie('inline'), ' color="blue"'),
        around('a', tie('inline'), ' href="https://shop.test/?o={{ order }}"'),
      ),
      { minLength: 1, maxLength: 4, depthIdentifier: 'inline' },
    )
    .map(parts => parts.join('')),
})).inline;

const body = fc.letrec<{ blocks: string; block: string }>(tie => ({
  block: fc.oneof(
    { weight: 4, arbitrary: around('p', line) },
    ...['p', 'div', 'h2', 'pre'].map(tag => around(tag, line, ' dir="rtl" style="text-align: center"')),
    around('div', line),
    line,
    fc.constantFrom('<p><br></p>', '<hr>', '\n'),
    around('blockquote', tie('blocks')),
    around('div', tie('blocks'), ' style="margin: 0"'),
    around('ul', fc.array(around('li', tie('blocks')), { minLength: 1, maxLength: 3 }).map(items => items.join(''))),
    line.map(item => `<ol start="3">{% for a in to %}<li>${item}</li>{% endfor %}</ol>`),
    tie('blocks').map(cell => `<table border="1"><tbody><tr><td colspan="2">${cell}</td></tr></tbody></table>`),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3, depthIdentifier: 'block' }).map(each => each.join('')),
})).blocks;

/** As a browser would have it: what a stored body is, once the sanitiser wrote it. */
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;

test('a body that the editor takes is written with the same face, and written again the same', () => {
  let held = 0;
  fc.assert(
    fc.property(body, html => {
      const stored = parsed(html);
      const first = written(stored);
      if (!sameFace(stored, first)) return;
      held++;
      expect(written(first)).toBe(first);
    }),
    { numRuns: 100 },
  );
  // The others open in their source; that some are held shows that the test is about something.
  expect(held).toBeGreaterThan(20);
});

test('and reads the same to the person who gets it', () => {
  const context = { to: [], cc: [], bcc: [], subject: 'S', team: {}, now: new Date(0), time_zone: 'UTC', locale: 'en', random: 0 } as unknown as Context;
  const sent = (html: string) => {
    const rendering = render({ ...EMPTY_TEMPLATE, body: html }, context, {}, new Map());
    if (rendering.kind === 'broken') return 'broken';
    return rendering.kind === 'asks' ? rendering.preview.html : rendering.html;
  };
  fc.assert(
    fc.property(body, html => {
      const stored = parsed(html);
      const first = written(stored);
      if (sameFace(stored, first)) expect(faceOf(sent(first))).toEqual(faceOf(sent(stored)));
    }),
    { numRuns: 60 },
  );
});

test('the source view shows a body so that it comes back to the letter', () => {
  fc.assert(
    fc.property(body.map(parsed), html => {
      const oneLine = html.replaceAll('\n', ' ');
      expect(packed(laidOut(oneLine))).toBe(oneLine);
    }),
  );
});

test('a brace before a chip stays a brace', () => {
  const html = '<p>{<span></span>{{ subject }}</p>';
  expect(written(html)).toBe(html);
});

test.each([
  ['a place for the caret that is markup', '<p>a<span data-caret=""></span>b</p>'],
  ['a block inside a heading', '<h2><div>a</div></h2>'],
  ['an empty block that draws a line', '<div style="border-top: 1px solid"></div><p>a</p>'],
  ['brackets that begin inside an element and end outside', '<p>{{ <b>x }}</b> y</p>'],
  ['columns with a look of their own, beside text', '<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>'],
])('what cannot be held is noticed: %s', (_, html) => expect(sameFace(html, written(html))).toBe(false));

test.each([
  ['another colour', '<p style="color: red">a</p>', '<p style="color: blue">a</p>'],
  ['a lost emphasis', '<p><b>a</b></p>', '<p>a</p>'],
  ['two paragraphs made one', '<p>a</p><p>b</p>', '<p>ab</p>'],
  ['a lost line break', '<p>a<br>b</p>', '<p>ab</p>'],
  ['another address', '<p><a href="https://a.test">a</a></p>', '<p><a href="https://b.test">a</a></p>'],
  ['a lost empty line', '<p>a</p><p><br></p><p>b</p>', '<p>a</p><p>b</p>'],
])('two faces differ by %s', (_, one, other) => expect(sameFace(one, other)).toBe(false));
