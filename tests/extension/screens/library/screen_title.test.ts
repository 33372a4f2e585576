import { expect, test } from 'vitest';
import { BROWSER_FOLDER } from '@/library/entry';
import { type Place, SCREENS, START } from '@/screens/library/place';
import { screenTitle } from '@/screens/library/screen_title';
import { entry, MemoryWorkspace } from './memory_workspace';

const returns = { ...BROWSER_FOLDER, id: 'returns', name: 'Returns' };
const { view } = new MemoryWorkspace({
  entries: [entry('late', 'returns', { title: 'Late parcel' }), entry('new', 'returns', { title: '' })],
  folders: [BROWSER_FOLDER, returns],
});
const titleAt = (place: Partial<Place>) => screenTitle({ ...START, ...place }, view);

test('a tab is called after the template, the folder or the screen that it shows', () => {
  expect(titleAt({ folder: 'returns', template: 'late' })).toBe('Rejoinder · Late parcel');
  expect(titleAt({ template: 'new' })).toBe('Rejoinder · Untitled template');
  expect(titleAt({ folder: 'returns' })).toBe('Rejoinder · Returns');
  expect(titleAt({ screen: 'settings' })).toBe('Rejoinder · Settings');
  expect(titleAt({})).toBe('Rejoinder · Library');
});

test('no two screens are called the same', () => {
  expect(new Set(SCREENS.map(screen => titleAt({ screen }))).size).toBe(SCREENS.length);
});

test('a template that is gone, or a library that is not here yet, is called the library', () => {
  expect(titleAt({ template: 'gone' })).toBe('Rejoinder · Library');
  expect(screenTitle({ ...START, template: 'late' }, null)).toBe('Rejoinder · Library');
});
