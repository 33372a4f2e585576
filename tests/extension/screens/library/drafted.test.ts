import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { KeptBack } from '@/screens/library/editor/drafts';
import { foundWithDrafts, searchedDrafts, withDrafts } from '@/screens/library/drafted';
import { type RowFound, rowsOf } from '@/screens/library/rows';
import { NO_PEOPLE } from '@/screens/library/use_people';
import type { Template } from '@/template/template';
import { entry } from './memory_workspace';

const late = entry('late', 'browser', { title: 'New template', shortcut: '' });
const thanks = entry('thanks', 'browser', { title: 'Thanks', shortcut: ';thx' });
const entries = [late, thanks];
const folders: Folder[] = [BROWSER_FOLDER];
const found = (...ids: string[]): RowFound[] => ids.map(id => ({ id, marks: [] }));

const keptBack = (part: Partial<Template>): KeptBack =>
  new Map([['late', { template: { ...late.template, ...part }, why: 'Kept as a draft.' }]]);

function searching(part: Partial<Template>, terms: string[], library: RowFound[], among?: ReadonlySet<string>) {
  const kept = keptBack(part);
  const drafts = searchedDrafts(withDrafts(entries, kept), kept);
  return foundWithDrafts(library, drafts, terms, among);
}

test('where nothing was kept back, entries and what was found are the very same', () => {
  const library = found('thanks');
  expect(withDrafts(entries, new Map())).toBe(entries);
  expect(foundWithDrafts(library, searchedDrafts(entries, new Map()), ['thanks'], undefined)).toBe(library);
});

test('a row stands in the words of its draft, and says why it is one', () => {
  const kept = keptBack({ title: 'Late parcel', shortcut: ';late' });
  const rows = rowsOf({ entries, folders }, NO_PEOPLE, kept);
  expect(rows.map(({ title, shortcut, draft }) => [title, shortcut, draft])).toEqual([
    ['Late parcel', ';late', 'Kept as a draft.'],
    ['Thanks', ';thx', null],
  ]);
});

test('a draft that takes a shortcut clashes with what opens by it, which goes on opening alone', () => {
  const rows = rowsOf({ entries, folders }, NO_PEOPLE, keptBack({ shortcut: ';thx' }));
  expect(rows.map(row => row.clashes)).toEqual([true, false]);
});

test.each<[string, Partial<Template>, string[], string[]]>([
  ['its title', { title: 'Päket late' }, ['paket'], ['late', 'thanks']],
  ['its shortcut', { shortcut: ';late' }, ['late'], ['late', 'thanks']],
  ['a tag', { tags: ['Parcels'] }, ['parcel'], ['late', 'thanks']],
  ['a title in Chinese, as it is said', { title: '退款说明' }, ['tuikuan'], ['late', 'thanks']],
  ['its text, after the library', { body: '<p>Your parcel</p>' }, ['parcel'], ['thanks', 'late']],
  ['the text behind half a condition', { body: '<p>{% if x %} Your parcel' }, ['parcel'], ['thanks', 'late']],
  ['only where it holds every word', { title: 'Late parcel' }, ['late', 'refund'], ['thanks']],
])('a draft is found by %s', (_, part, terms, ids) => {
  expect(searching(part, terms, found('thanks')).map(({ id }) => id)).toEqual(ids);
});

test('what matched is marked in the title of the draft', () => {
  expect(searching({ title: 'Late parcel' }, ['parcel'], [])).toEqual([{ id: 'late', marks: [[5, 11]] }]);
});

test('a draft is not found by words that it had before', () => {
  expect(searching({ title: 'Late parcel' }, ['new'], found('late', 'thanks'))).toEqual(found('thanks'));
});

test('a draft elsewhere than one looks is not found', () => {
  expect(searching({ title: 'Late' }, ['late'], [], new Set(['thanks']))).toEqual([]);
  expect(searching({ title: 'Late' }, ['late'], [], new Set(['late']))).toHaveLength(1);
});
