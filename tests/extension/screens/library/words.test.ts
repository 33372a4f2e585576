import { expect, test } from 'vitest';
import type { Folder } from '@/library/entry';
import type { Undone } from '@/library/workspace';
import { shownPlace } from '@/screens/library/editor/place_in_body';
import { tagsIn } from '@/screens/library/editor/tag_field';
import { combinationOf } from '@/screens/library/settings/key_recorder';
import { serverOf } from '@/screens/library/settings/sign_in_form';
import { siteOf } from '@/screens/library/settings/site_list';
import { syncWords } from '@/screens/library/sync_words';
import { undoneWords } from '@/screens/library/undone_words';

test.each([
  ['in the first paragraph', '<p>Dear {{ x }},</p>', 1, 9, { line: 1, column: 6, offset: 5 }],
  ['in the second', '<p>Dear</p><p>you</p>', 1, 15, { line: 2, column: 1, offset: 4 }],
  ['behind an entity', '<p>a &amp; b</p>', 1, 12, { line: 1, column: 5, offset: 4 }],
  ['behind a line break in the source', '<p>a</p>\n<p>b</p>', 2, 4, { line: 2, column: 2, offset: 2 }],
  ['behind a break', '<p>a<br>b</p>', 1, 9, { line: 2, column: 1, offset: 1 }],
])('a place %s is the one that a person sees', (_, html, line, column, place) =>
  expect(shownPlace(html, line, column)).toEqual(place),
);

test.each([
  ['commas of both scripts part tags', 'late，parcel, 退货、late', ['late', 'parcel', '退货']],
  ['nothing is no tag', ' , ', []],
])('%s', (_, typed, tags) => expect(tagsIn(typed)).toEqual(tags));

test.each([
  ['a host', 'bank.example', 'bank.example'],
  ['an address', 'https://Bank.example/login?x', 'bank.example'],
  ['a site with all below it', '.example.com', '.example.com'],
  ['the same with a star', '*.example.com', '.example.com'],
  ['no site', 'two words', null],
  ['nothing', '', null],
])('%s is taken as a blocked site', (_, typed, site) => expect(siteOf(typed)).toBe(site));

test.each([
  ['a host is taken as https', 'replies.shop.test', 'https://replies.shop.test'],
  ['this machine as http', '127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['a path is left out', 'https://shop.test/docs', 'https://shop.test'],
  ['nothing is no address', ' ', null],
  ['nor is a script', 'javascript:alert(1)', null],
])('%s', (_, typed, server) => expect(serverOf(typed)).toBe(server));

const pressed = (part: Partial<KeyboardEvent>) =>
  combinationOf({ key: '', code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...part } as KeyboardEvent);

test.each([
  ['Ctrl and Space', { key: ' ', code: 'Space', ctrlKey: true }, 'Ctrl+Space'],
  ['a letter by its place', { key: 'ö', code: 'KeyO', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+O'],
  ['a function key alone', { key: 'F8', code: 'F8' }, 'F8'],
  ['a letter alone types', { key: 'a', code: 'KeyA' }, null],
  ['a modifier alone is not finished', { key: 'Control', code: 'ControlLeft', ctrlKey: true }, null],
])('%s', (_, event, keys) => expect(pressed(event)).toBe(keys));

test('the state of sync is said in words, with what waits', () => {
  const since = '2026-03-02T09:00:00Z';
  expect(syncWords({ kind: 'local', waiting: 0, unsettled: 0 }).full).toBe('Everything is kept in this browser. No account is needed.');
  expect(syncWords({ kind: 'offline', since, waiting: 2, unsettled: 0 }).full).toMatch(/2 edits wait and go out by themselves\.$/);
  expect(syncWords({ kind: 'offline', since, waiting: 1, unsettled: 0 }).full).toMatch(/1 edit waits and goes out by itself\.$/);
  expect(syncWords({ kind: 'refused', reason: { code: 'said', words: 'Too old.' }, waiting: 1, unsettled: 0 }).full).toBe(
    'Too old. 1 edit is kept here until that is solved.',
  );
});

const DELIVERY: Folder = { id: 'delivery', parent: null, name: 'Delivery', right: 'use', kind: 'team' };
const undone = (title: string, part: Partial<Undone> = {}): Undone => ({
  id: title,
  act: 'deletion',
  title,
  folder: 'delivery',
  because: 'conflict',
  ...part,
});

test.each<[string, Undone[], string | null]>([
  ['nothing, when all went as wanted', [], null],
  [
    'a deletion that came too late',
    [undone('Late parcel')],
    '“Late parcel” was changed since, so it was not deleted. Delete it again if you still want to.',
  ],
  [
    'a move that came too late',
    [undone('Late parcel', { act: 'move' })],
    '“Late parcel” was moved elsewhere since, so it lies there. Move it again if you still want to.',
  ],
  [
    'a deletion without a right',
    [undone('Late parcel', { because: 'forbidden' })],
    '“Late parcel” was not deleted: you may no longer change templates in “Delivery”. Ask who manages it.',
  ],
  [
    'a move without a right, out of a folder that cannot be seen any more',
    [undone('', { act: 'move', because: 'forbidden', folder: 'gone' })],
    '“Untitled” was not moved: you may no longer change templates in that folder. Ask who manages it.',
  ],
  [
    'many at once',
    [undone('One'), undone('Two', { act: 'move' }), undone('Three'), undone('Four')],
    'Deleting or moving “One”, “Two” and 2 more came to nothing: they were changed since, or you may no longer change their folder.',
  ],
])('it says: %s', (_, all, words) => expect(undoneWords(all, [DELIVERY])).toBe(words));
