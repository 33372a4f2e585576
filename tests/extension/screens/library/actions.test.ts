import { expect, test } from 'vitest';
import { ACTIONS, actionOf, shownKey, tooltip } from '@/screens/library/actions';

type Key = Parameters<typeof actionOf>[0];
const key = (pressed: Partial<Key>): Key => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...pressed,
});

test.each([
  ['a letter', { key: 'n' }, 'create'],
  ['the same letter with caps lock', { key: 'N' }, 'create'],
  ['a capital', { key: 'E', shiftKey: true }, 'exportAll'],
  ['a sign that needs Shift on this keyboard', { key: '?', shiftKey: true }, 'keys'],
  ['Ctrl and a letter', { key: 's', ctrlKey: true }, 'save'],
  ['Command on a Mac', { key: 's', metaKey: true }, 'save'],
  ['a digit with Shift, whatever sign that makes', { key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }, 'list'],
  ['a key that means nothing', { key: 'q' }, null],
  ['Alt belongs to the browser', { key: 'n', altKey: true }, null],
])('%s', (_, pressed, action) => expect(actionOf(key(pressed), false)).toBe(action));

test.each([
  ['a letter is a letter', { key: 'n' }, null],
  ['Delete deletes a letter', { key: 'Delete' }, null],
  ['Ctrl works', { key: 'b', ctrlKey: true }, 'bold'],
  ['but what a field does with it, the field does', { key: 'z', ctrlKey: true }, null],
  ['Escape leaves', { key: 'Escape' }, 'leave'],
])('while writing, %s', (_, pressed, action) => expect(actionOf(key(pressed), true)).toBe(action));

test('no two actions share a key, but for the editor’s own, which it takes itself', () => {
  const actions = Object.values(ACTIONS).filter(action => action !== ACTIONS.link);
  const keys = actions.flatMap(action => ('also' in action ? [action.key, action.also] : [action.key]));
  expect(new Set(keys).size).toBe(keys.length);
});

test('a tooltip says what happens and by which key', () => {
  expect(tooltip('create')).toBe('New template (N)');
  expect(shownKey('Ctrl+Shift+8')).toBe('Ctrl+Shift+8');
  expect(shownKey('Ctrl+k')).toBe('Ctrl+K');
});
