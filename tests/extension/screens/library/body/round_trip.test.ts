// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPack } from '@/library/pack';
import { SCHEMA } from '@/screens/library/editor/body/extensions';
import { readBody } from '@/screens/library/editor/body/read_body';
import { sameFace } from '@/screens/library/editor/body/same_face';
import { writeBody } from '@/screens/library/editor/body/write_body';

const written = (html: string) => writeBody(readBody(html, SCHEMA));

const PACKS = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared_templates/packs');
const bodies = readdirSync(PACKS).flatMap(name => {
  const read = readPack(readFileSync(join(PACKS, name), 'utf8'));
  return read.kind === 'read' ? read.pack.templates.map(({ template }) => [template.title, template.body] as const) : [];
});

test.each(bodies)('a starter pack’s template is written as it was read: %s', (_, html) => {
  expect(written(html)).toBe(html.replace(/>\n</g, '><'));
});

test.each([
  '<p>Hi <b>{{ to.first_name }}</b>!</p>',
  '<p><a href="https://shop.test/?o={{ order_number }}&amp;l=en">Track</a></p>',
  '<p>Hi</p><p><b>{% if nickname %}{{ nickname }}{% endif %}</b></p>',
  '<div>Hi {{ to.first_name }}</div><div><br></div><div>Bye</div>',
  '<ul>{% for row in items %}<li>{{ row.item }}</li>{% endfor %}</ul>',
  '<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>',
  '<ul><li><p>one</p><p>two</p></li></ul>',
  '<table border="1"><colgroup><col width="10"><col></colgroup><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td colspan="2">x<br>y</td></tr></tbody></table>',
  'bare text<p>then a paragraph</p>and more',
  '<p dir="rtl" style="text-align: right">שלום {{ to.name }}</p>',
  '<div style="color: red"><div>a</div><p>b</p></div>',
  '<blockquote>bare<br>lines</blockquote>',
  '<pre>one\n  two {{ x }}</pre>',
  '<p>{{&nbsp;to.first_name&nbsp;}} {% if 2 &gt; 1 %}a &lt; b{% endif %}</p>',
  '<p>{{ to.<b>first_name</b> }}</p>',
  '<p>{% comment %}Ask {{ Mira</p><p>first{% endcomment %}</p><p>Bye</p>',
  '<p><span style="color: red"><span style="font-size: 12px">a</span></span> <font color="blue">b</font></p>',
  '<p><img src="https://x.test/a.png" alt="a" width="10"> <img src="{{ page.url }}" alt="b"></p>',
  '<p>a<br></p><p>x</p>',
  '<hr><h2>Title</h2><p>a&nbsp; b</p>',
])('written as it was read: %s', html => expect(written(html)).toBe(html));

test.each([
  ['whitespace between blocks', '<p>a</p>\n\n<p>b</p>', '<p>a</p><p>b</p>'],
  ['empty marks', '<p>a<b></b></p>', '<p>a</p>'],
  ['marks in another order', '<p><i><b>a</b></i></p>', '<p><b><i>a</i></b></p>'],
])('%s: one face', (_, html, other) => {
  expect(written(html)).toBe(other);
  expect(sameFace(html, other)).toBe(true);
});
