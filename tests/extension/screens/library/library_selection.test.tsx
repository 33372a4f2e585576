// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { screen } from '../drawn';
import { LATE, SHARED, THANKS, at, open, press, pressWith, shown, titles, type } from './opened_library';

const selected = () =>
  [...screen.querySelectorAll('[role=option][aria-selected=true] .row-title')].map(row => row.textContent);

test('several are selected by Shift and the arrows, deleted as one act, and brought back as one', async () => {
  await open({ entries: [LATE, SHARED, THANKS].map(each => ({ ...each, folder: 'browser' })) });
  const list = at('[role=listbox]');
  await press('Home', list);
  await pressWith({ shiftKey: true }, 'ArrowDown', list);
  await pressWith({ shiftKey: true }, 'ArrowDown', list);
  expect(selected()).toEqual(['Late parcel', 'Thanks', 'Welcome']);
  await pressWith({ shiftKey: true }, 'ArrowUp', list);
  expect(shown('.selection-bar strong')).toBe('2 selected');

  await press('Delete');
  expect(titles()).toEqual(['Welcome']);
  expect(shown('.notice')).toContain('Deleted 2 templates.');
  await pressWith({ ctrlKey: true }, 'z');
  expect(titles()).toEqual(['Late parcel', 'Thanks', 'Welcome']);
  await pressWith({ ctrlKey: true, shiftKey: true }, 'z');
  expect(titles()).toEqual(['Welcome']);
});

test('x selects one by one, Ctrl+A all; Escape lets go; a search forgets what cannot be seen any more', async () => {
  await open();
  await press('j');
  await press('x');
  expect(shown('.selection-bar strong')).toBe('1 selected');
  await pressWith({ ctrlKey: true }, 'a');
  expect(shown('.selection-bar strong')).toBe('2 selected');
  await press('Escape');
  expect(screen.querySelector('.selection-bar')).toBeNull();

  await press('x');
  await type('Search templates', 'thank');
  expect(screen.querySelector('.selection-bar')).toBeNull();
});

test('what was selected before a search is not selected after it', async () => {
  await open();
  await press('j');
  await press('x');
  await type('Search templates', 'thank');
  await type('Search templates', '');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
  expect(screen.querySelector('.selection-bar')).toBeNull();
});
