import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { ORDERS, type Order, Orders, type Row } from '@/screens/library/order';
import { branchesOf, pathOf } from '@/screens/library/folders/branches';
import { NO_PEOPLE } from '@/screens/library/use_people';
import { countsOf, foldersWithin, rowsFound, rowsOf } from '@/screens/library/rows';
import { entry, MemoryWorkspace } from './memory_workspace';

const folder = (id: string, parent: string | null): Folder => ({ id, parent, name: id, right: 'use', kind: 'team' });
const folders = [BROWSER_FOLDER, folder('shop', null), folder('returns', 'shop'), folder('lost', 'unseen')];

const ROW: Row = {
  id: '',
  title: '',
  shortcut: '',
  language: '',
  folder: '',
  folder_name: '',
  changed: 0,
  author: '',
  clashes: false,
  is_copy: false,
  waiting: false,
  draft: null,
  marks: [],
};

const view: View = new MemoryWorkspace({
  folders,
  entries: [
    entry('1', 'shop', { title: 'Late 10', shortcut: ';late' }),
    entry('2', 'returns', { title: 'Late 9', shortcut: '' }),
    entry('3', 'browser', { title: 'Öffnungszeiten', shortcut: ';LATE' }),
  ],
}).view;

const titles = (order: Order) => new Orders().by(order, rowsOf(view, NO_PEOPLE, new Map())).map(row => row.title);

test('numbers in titles stand in their order', () => {
  expect(titles('title')).toEqual(['Late 9', 'Late 10', 'Öffnungszeiten']);
});

test('what has no shortcut stands last among shortcuts', () => {
  expect(titles('shortcut').at(-1)).toBe('Late 9');
});

test('whatever changed between two looks, rows stand as if sorted at once', () => {
  const word = fc.constantFrom('', 'Late 9', 'Late 10', 'late 10', 'Öl', '退款');
  const one = fc.record({ id: fc.nat(20), title: word, shortcut: word, folder_name: word, changed: fc.nat(3) });
  const looks = fc.array(fc.uniqueArray(one, { selector: ({ id }) => id }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(looks, fc.array(fc.constantFrom(...ORDERS)), (lists, asked) => {
      const known = new Map<string, Row>();
      const orders = new Orders();
      for (const list of lists) {
        const rows = list.map(({ id, ...part }) => {
          const row = { ...ROW, ...part, id: `${id}` };
          const before = known.get(JSON.stringify(row)) ?? row;
          known.set(JSON.stringify(row), before);
          return before;
        });
        for (const order of asked) expect(orders.by(order, rows)).toEqual(new Orders().by(order, rows));
      }
    }),
    { numRuns: 200 },
  );
});

test('one row that changed is compared with few of a thousand', () => {
  let compared = 0;
  const row = (number: number, title: string): Row => ({
    ...ROW,
    id: `${number}`,
    get title() {
      compared++;
      return title;
    },
  });
  const rows = Array.from({ length: 1000 }, (_, number) => row(number, `Reply ${(number * 7) % 1000}`));
  const orders = new Orders();
  orders.by('title', rows);
  compared = 0;
  const after = orders.by('title', rows.with(500, row(500, 'Another')));

  expect(after[0]?.id).toBe('500');
  expect(compared).toBeLessThan(2 * 12);
});

test('of a change, only the lines that say something else are made anew', () => {
  const entries = Array.from({ length: 50 }, (_, number) =>
    entry(`${number}`, 'shop', { title: `Reply ${number}`, shortcut: `;r${number % 48}` }),
  );
  const lines = (listed: typeof entries) => rowsOf({ entries: listed, folders }, NO_PEOPLE, new Map());
  const before = lines(entries);
  // It shared its shortcut with the second but last and shares it with the third now.
  const after = lines(entries.with(0, entry('0', 'shop', { title: 'Reply 0', shortcut: ';r3' })));

  expect(before.map(each => each.clashes).filter(Boolean)).toHaveLength(4);
  const anew = after.filter((each, nth) => each !== before[nth]).map(({ id, clashes }) => [id, clashes]);
  expect(anew).toEqual([
    ['0', true],
    ['3', true],
    ['48', false],
  ]);
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
