import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import { reportOf } from '@/mail/report';
import { ATTRIBUTE_NAMES } from '@/mail/shape_names';
import { lookAlike, place } from './page';

const VERSIONS = { product: '0.4.0', browser: 'Chrome 156' };

const reportAt = (name: string, id: string) => {
  const page = lookAlike(name);
  return reportOf(readerFor(page), page, place(page, id), VERSIONS);
};

test('a report says which reader failed at what, and how the markup stands', () => {
  const report = reportAt('gmail', 'strange-body');

  expect(report).toContain('Rejoinder 0.4.0, Chrome 156\nGmail at mail.test\n');
  expect(report).toContain('to: unreadable\n');
  expect(report).toContain('reply: ');
  expect(report).toMatch(/div role=dialog \[id]/);
  expect(report).toMatch(/div role=textbox \[contenteditable g_editable id] ← the field/);
});

test.each([
  ['gmail', 'grace-body'],
  ['outlook', 'reply-body'],
  ['roundcube', 'composebody'],
  ['zendesk', 'ada-body'],
  ['chatwoot', 'reply-body'],
  ['front', 'reply-body'],
])('a report of %s names nobody and quotes nothing', (name, id) => {
  const report = reportAt(name, id);
  for (const word of ['Ada', 'Grace', '王小明', 'example.test', 'shop.test', 'parcel', '包裹', 'Where', 'Bob']) {
    expect(report).not.toContain(word);
  }
});

test('text that bad quotes turn into attributes and elements is not in a report', () => {
  const page = lookAlike('forms');
  page.body.innerHTML =
    '<div title="Re: "Ada, your refund of order is late" data-customer-ada-lovelace><ada lovelace>' +
    '<div id="field" contenteditable="true" data-hovercard-id="x"></div></ada></div>';
  const [shape = ''] = reportOf(readerFor(page), page, place(page, 'field'), VERSIONS).match(/(?<=attributes\n).*/s) ?? [];

  for (const word of ['ada', 'lovelace', 'refund', 'order', 'late', 'customer', ' is ', 'your']) {
    expect(shape).not.toContain(word);
  }
  expect(shape).toContain('div [contenteditable data-hovercard-id id] ← the field');
});

test('what a reader looks for may be named in a report', () => {
  const folder = new URL('../../../extension/src/mail/', import.meta.url);
  const sources = readdirSync(folder).map(file => readFileSync(new URL(file, folder), 'utf8'));
  const wanted = sources.flatMap(source => source.match(/(?<=[['])(?:data|aria)-[a-z-]*[a-z](?=[\]'=^*~|$])/g) ?? []);

  expect(wanted).toContain('data-testid');
  expect(wanted.filter(name => !ATTRIBUTE_NAMES.has(name))).toEqual([]);
});

/** Words that no tag, role or attribute is called. */
const secret = fc.stringMatching(/^[A-Z][a-z]{2,8}[0-9]{3}$/);
const wordlike = fc.stringMatching(/^zq[a-z]{3,8}$/);
const TAGS = ['div', 'span', 'p', 'b', 'a', 'ul', 'li', 'td', 'x-chip', 'button'];
const NAMES = ['class', 'id', 'title', 'href', 'role', 'data-email', 'aria-label', 'name', 'alt', 'style'];

interface Made {
  tag: string;
  attributes: [string, string][];
  text: string;
  children: Made[];
}

const made = (depth: number): fc.Arbitrary<Made> =>
  fc.record({
    tag: fc.oneof(fc.constantFrom(...TAGS), secret, wordlike),
    attributes: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), secret, wordlike), secret), { maxLength: 4 }),
    text: secret,
    children: depth > 0 ? fc.array(made(depth - 1), { maxLength: 3 }) : fc.constant([]),
  });

test('no text, no value of an attribute and no name made up by a page is ever in a report', () => {
  fc.assert(
    fc.property(made(4), root => {
      const page = new Window({ url: 'https://mail.test/' }).document as unknown as Document;
      const secrets: string[] = [];
      page.body.append(grown(root, page, secrets));
      const field = page.createElement('div');
      field.textContent = 'Typed123';
      page.body.append(field);

      const report = reportOf(readerFor(page), page, field, VERSIONS).toLowerCase();

      expect(secrets.filter(word => report.includes(word.toLowerCase()))).toEqual([]);
      expect(report).not.toContain('typed123');
    }),
    { numRuns: 100 },
  );
});

function grown(made: Made, page: Document, secrets: string[]): Element {
  const element = page.createElement(made.tag);
  if (/\d|^zq/.test(made.tag)) secrets.push(made.tag);
  for (const [name, value] of made.attributes) {
    element.setAttribute(name, value);
    secrets.push(value, ...(/\d|^zq/.test(name) ? [name] : []));
  }
  secrets.push(made.text);
  element.append(made.text, ...made.children.map(child => grown(child, page, secrets)));
  return element;
}

test('a huge page makes a short report', () => {
  const page = lookAlike('forms');
  const field = place(page, 'g-text');
  for (let row = 0; row < 2_000; row += 1) field.parentElement?.append(page.createElement(`x-${'abcdef'[row % 6]}`));

  expect(reportOf(readerFor(page), page, field, VERSIONS).split('\n').length).toBeLessThan(200);
});
