import { expect, test } from 'vitest';
import { alreadyThere } from '@/imports/already_there';
import type { Imported } from '@/imports/import';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { entry } from '../screens/library/memory_workspace';

const LATE = { title: 'Late', shortcut: ';late', body: '<p>Sorry.</p>' };

function coming(template: Partial<Template>, folder = 'Shop'): Imported {
  const whole = { ...EMPTY_TEMPLATE, ...LATE, ...template };
  const before = { line: 1, shortcut: '', body: '', writing: 'rich' as const };
  return { id: '', folder, template: whole, before, findings: [] };
}

const found = (templates: Imported[], here: Partial<Template>[]) => [
  ...alreadyThere({ templates }, here.map((each, nth) => entry(`${nth}`, 'shop', { ...LATE, ...each })), {
    folderOf: path => (path === 'Shop' ? 'shop' : null),
    tidy: html => html.replace(' class="x"', ''),
  }),
];

test.each<[string, Partial<Template>, Partial<Template>, boolean]>([
  ['the same is there', {}, {}, true],
  ['whatever it is called', { title: 'Sorry' }, {}, true],
  ['however its shortcut is typed', { shortcut: '；LATE' }, {}, true],
  ['as the service keeps it', { body: '<p class="x">Sorry.</p>' }, {}, true],
  ['other words are not there', { body: '<p>So sorry.</p>' }, {}, false],
  ['nor is another shortcut', { shortcut: ';late2' }, {}, false],
  ['without a shortcut the title tells', { shortcut: '' }, { shortcut: '' }, true],
  ['and another title is another template', { shortcut: '', title: 'Sorry' }, { shortcut: '' }, false],
])('%s', (_, mine, theirs, isThere) => {
  expect(found([coming(mine)], [theirs])).toEqual(isThere ? [0] : []);
});

test('in another folder it is not there', () => {
  expect(found([coming({}, 'Sales')], [{}])).toEqual([]);
});

test('what the file has twice and the library once comes once more', () => {
  expect(found([coming({}), coming({}), coming({})], [{}, {}])).toEqual([0, 1]);
});
