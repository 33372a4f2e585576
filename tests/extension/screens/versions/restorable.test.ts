import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder, type Right } from '@/library/entry';
import { restorableFor } from '@/screens/versions/restorable';
import { MemoryWorkspace } from '../library/memory_workspace';

const PRIVATE: Folder = { id: 'mine', parent: null, name: '', right: 'manage', kind: 'private' };
const shared = (id: string, right: Right): Folder => ({ id, parent: null, name: id, right, kind: 'team' });

const opens = (folders: Folder[], folder: string | null = null, at: string | null = null) => {
  const { view } = new MemoryWorkspace({ folders: [BROWSER_FOLDER, PRIVATE, ...folders] });
  const found = restorableFor(view, { folder, at });
  return { ...found, folders: found.folders.map(({ id }) => id) };
};

test('whoever may write everywhere restores the whole library', () =>
  expect(opens([shared('Sales', 'manage'), shared('Support', 'edit')])).toEqual({
    folders: ['mine', 'Sales', 'Support'],
    shared: 'all',
    folder: null,
  }));

test('whoever may write in some restores all of those', () =>
  expect(opens([shared('Sales', 'use'), shared('Support', 'edit')])).toEqual({
    folders: ['mine', 'Support'],
    shared: 'some',
    folder: null,
  }));

test('whoever only uses what is shared restores what is their own, even from a shared folder', () => {
  const own = { folders: ['mine'], shared: 'none', folder: 'mine' };
  expect(opens([shared('Sales', 'use')])).toEqual(own);
  expect(opens([shared('Sales', 'use')], 'Sales')).toEqual(own);
});

test('a folder that they may write in is the one they came for', () =>
  expect(opens([shared('Sales', 'use'), shared('Support', 'edit')], 'Support').folder).toBe('Support'));

test('a moment in the address is looked at where it says', () => {
  expect(opens([shared('Sales', 'use')], 'Sales', 'n1')).toEqual({
    folders: ['mine', 'Sales'],
    shared: 'none',
    folder: 'Sales',
  });
  expect(opens([shared('Sales', 'use')], null, 'n1').folder).toBeNull();
});
