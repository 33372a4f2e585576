import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { byColumn, byTitle, type Order } from '@/screens/library/order';
import { branchesOf, pathOf } from '@/screens/library/folders/branches';
import { NO_PEOPLE } from '@/screens/library/use_people';
import { countsOf, foldersWithin, rowsFound, rowsOf } from '@/screens/library/rows';
import { entry, MemoryWorkspace } from './memory_workspace';

const folder = (id: string, parent: string | null): Folder => ({ id, parent, name: id, right: 'use', kind: 'team' });
const folders = [BROWSER_FOLDER, folder('shop', null), folder('returns', 'shop'), folder('lost', 'unseen')];

const view: View = new MemoryWorkspace({
  folders,
  entries: [
    entry('1', 'shop', { title: 'Late 10', shortcut: ';late' }),
    entry('2', 'returns', { title: 'Late 9', shortcut: '' }),
    entry('3', 'browser', { title: 'Öffnungszeiten', shortcut: ';LATE' }),
  ],
}).view;

const titles = (order: Order) => byColumn(byTitle(rowsOf(view, NO_PEOPLE, new Map())), order).map(row => row.title);

test('numbers in titles stand in their order', () => {
  expect(titles('title')).toEqual(['Late 9', 'Late 10', 'Öffnungszeiten']);
});

test('what has no shortcut stands last among shortcuts', () => {
  expect(titles('shortcut').at(-1)).toBe('Late 9');
});

test('sorted again from another order, rows stand as if sorted at once', () => {
  const rows = rowsOf(view, NO_PEOPLE, new Map());
  expect(byTitle(rows, byColumn(byTitle(rows), 'shortcut').slice(1))).toEqual(byTitle(rows));
});

test('rows with the same in a column stand by title', () => {
  expect(titles('folder')).toEqual(['Late 10', 'Late 9', 'Öffnungszeiten']);
  expect(titles('language')).toEqual(titles('title'));
});

test('a folder holds what lies below it', () => {
  expect([...foldersWithin('shop', folders)]).toEqual(['shop', 'returns']);
});

test('templates with the same shortcut are shown as a clash, whatever its case', () => {
  expect(rowsOf(view, NO_PEOPLE, new Map()).map(row => row.clashes)).toEqual([true, false, true]);
});

test('a search keeps its own order', () => {
  const found = ['3', '2', '1'].map(id => ({
    id,
    title: '',
    shortcut: '',
    language: '',
    folder_name: '',
    tags: [],
    favourite: false,
    marks: [[0, 4]] as [number, number][],
  }));
  const all = new Map(rowsOf(view, NO_PEOPLE, new Map()).map(row => [row.id, row]));
  const rows = rowsFound(all, found);
  expect(rows.map(row => row.id)).toEqual(['3', '2', '1']);
  expect(rows[0]?.marks).toEqual([[0, 4]]);
});

test('counts take in the folders below', () => {
  expect(Object.fromEntries(countsOf(view))).toEqual({ shop: 2, returns: 1, browser: 1 });
});

test('a folder whose parent cannot be seen stands at the top', () => {
  expect(branchesOf(folders).map(branch => [branch.folder.id, branch.depth])).toEqual([
    ['lost', 0],
    ['shop', 0],
    ['returns', 1],
    ['browser', 0],
  ]);
});

test('folders that lie in one another do not hang the screen', () => {
  const round = [folder('a', 'b'), folder('b', 'a')];
  expect(branchesOf(round)).toEqual([]);
  expect(pathOf(round[0] as Folder, round)).toEqual(['b', 'a']);
});
