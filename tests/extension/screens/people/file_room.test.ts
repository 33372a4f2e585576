import type { Folder } from '@/library/entry';
import type { LibraryEntry } from '@/library/workspace';
import { heaviestIn } from '@/screens/people/file_room';
import { EMPTY_TEMPLATE } from '@/template/template';
import { expect, test } from 'vitest';

const FOLDERS: Folder[] = [
  { id: 'returns', parent: null, name: 'Returns', right: 'use', kind: 'team', team: 'shop' },
  { id: 'other', parent: null, name: 'Other', right: 'use', kind: 'team', team: 'other' },
  { id: 'browser', parent: null, name: '', right: 'manage', kind: 'browser' },
];

function entry(id: string, folder: string, ...sizes: number[]): LibraryEntry {
  const attachments = sizes.map(bytes => ({ name: 'form.pdf', media_type: 'application/pdf', bytes, digest: 'd' }));
  return { id, folder, template: { ...EMPTY_TEMPLATE, title: id, attachments } } as unknown as LibraryEntry;
}

test('the heaviest of the team come first, whatever has no file not at all', () => {
  const entries = [
    entry('small', 'returns', 10),
    entry('none', 'returns'),
    entry('two', 'returns', 30, 40),
    entry('elsewhere', 'other', 900),
    entry('here', 'browser', 900),
    entry('middle', 'returns', 50),
  ];

  expect(heaviestIn({ entries, folders: FOLDERS }, 'shop').map(each => [each.id, each.bytes])).toEqual([
    ['two', 70],
    ['middle', 50],
    ['small', 10],
  ]);
});

test('no more than five are shown', () => {
  const entries = [1, 2, 3, 4, 5, 6].map(size => entry(`t${size}`, 'returns', size));

  expect(heaviestIn({ entries, folders: FOLDERS }, 'shop').map(each => each.bytes)).toEqual([6, 5, 4, 3, 2]);
});
