// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { BROWSER_FOLDER } from '@/library/entry';
import { screen } from '../drawn';
import { LATE, SHARED, TEAM, THANKS, at, click, open, openFirst, press, pressWith, settled, shown, titles, type, workspace } from './opened_library';

test('an empty library explains itself', async () => {
  await open({ entries: [] });
  expect(screen.textContent).toContain('Your library is empty');
  expect(screen.textContent).toContain('New template');
});

test('j, k and Enter go through the list and open a template; Escape closes it', async () => {
  await open();
  await press('j');
  await press('j');
  await press('k');
  await press('Enter');
  expect(location.hash).toBe('#/templates?template=late');
  expect(at<HTMLInputElement>('.title-input').value).toBe('Late parcel');

  await press('Escape');
  expect(location.hash).toBe('#/templates');
});

test('arrows, Home and End move in the list', async () => {
  await open();
  const list = at('[role=listbox]');
  await press('End', list);
  expect(shown('[aria-selected=true] .row-title')).toBe('Thanks');
  await press('Home', list);
  expect(shown('[aria-selected=true] .row-title')).toBe('Late parcel');
});

test('a click opens a template, and from there the arrows open its neighbours', async () => {
  await open();
  await act(() => at('.row').click());
  expect(location.hash).toBe('#/templates?template=late');
  await press('ArrowDown', at('[role=listbox]'));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Thanks');
});

test('a search narrows the list as one types, and stands in the address', async () => {
  await open();
  await type('Search templates', 'thank');
  expect(titles()).toEqual(['Thanks']);
  expect(location.hash).toBe('#/templates?q=thank');
  await type('Search templates', 'zzz');
  expect(screen.textContent).toContain('Nothing fits “zzz”');
});

test('n makes a template and opens it', async () => {
  await open();
  await press('n');
  expect(at<HTMLInputElement>('.title-input').value).toBe('New template');
  expect(workspace.view.entries).toHaveLength(3);
});

test('two quick clicks on New make one template', async () => {
  await open();
  const button = at<HTMLButtonElement>('button.create');
  for (const detail of [1, 2])
    await act(async () => {
      button.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
      await settled();
    });
  expect(screen.querySelectorAll('[role=option]')).toHaveLength(3);
});

test('Delete takes a template away, z brings it back', async () => {
  await open();
  await press('j');
  await press('Delete');
  expect(titles()).toEqual(['Thanks']);
  expect(shown('.notice')).toContain('Deleted “Late parcel”.');

  await press('z');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test.each([
  ['the last words typed before it', 'Later', '<p>Sorry</p>'],
  ['a draft that the library could not take', 'Later', '<p>Dear {{ to.frist_name }}</p>'],
])('Undo of Delete brings back %s', async (_, title, body) => {
  await open({ entries: [{ ...LATE, template: { ...LATE.template, body } }, THANKS] });
  await openFirst();
  await type('Title', title);
  await press('Delete');
  await click('Undo');

  expect(at<HTMLInputElement>('.title-input').value).toBe(title);
});

test('without favourites the list says how to make one, and a search that finds nothing is cleared', async () => {
  await open();
  await type('Search templates', 'is:favourite');
  expect(shown('.empty')).toContain('No favourites yet');
  await type('Search templates', 'nowhere');
  expect(shown('.empty')).toContain('Nothing fits “nowhere”');
  await click('Clear the search');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('a screen reader hears when sync stands otherwise, not of every edit', async () => {
  const counts = { waiting: 0, unsettled: 0 };
  await open({ entries: [LATE], sync: { kind: 'signed_out', ...counts } });
  expect(shown('.unseen[aria-live=polite]')).toBe('Signed out');
  await act(() => workspace.show({ sync: { kind: 'full', ...counts } }));
  await act(() => workspace.show({ sync: { kind: 'sending', ...counts, waiting: 1 } }));
  expect(shown('.unseen[aria-live=polite]')).toBe('This device is full');
});

test('a refused act is said, and nothing is lost', async () => {
  await open();
  workspace.refusing = 'You may only use this folder.';
  await press('n');
  expect(shown('.notice')).toContain('You may only use this folder.');
  expect(workspace.view.entries).toHaveLength(2);
});

test('? shows every key', async () => {
  await open();
  await press('?');
  expect(shown('dialog')).toContain('Insert a variable');
});

test('values of this browser are added and changed in the settings; the team’s are shown', async () => {
  history.replaceState(null, '', '#/settings');
  await open({ team: { return_days: '14' } });
  await type('Name of a new value', 'Store name');
  await type('What it becomes', 'Lumen');
  await click('Add');
  expect(workspace.view.settings.values).toEqual({ store_name: 'Lumen' });

  await type('store_name', 'Oak');
  expect(workspace.view.settings.values).toEqual({ store_name: 'Oak' });
  expect(shown('.team-values')).toContain('14');
});

test('a deletion that came to nothing is said, once', async () => {
  const undone = [{ id: '1', act: 'deletion', title: 'Welcome', folder: 'team', because: 'conflict' }] as const;
  await open({ entries: [SHARED], folders: [BROWSER_FOLDER, TEAM], undone });
  expect(shown('.notice')).toContain('“Welcome” was changed since');

  await act(() => at('[aria-label=Dismiss]').click());
  await act(() => workspace.show({ undone }));
  expect(shown('.notice')).toBeNull();
});

test('any of the last acts can be undone by itself', async () => {
  await open();
  await press('j');
  await press('b');
  await press('Delete');
  await press('u');
  await click('Undo');
  const acts = [...screen.querySelectorAll('.act-list span')].map(each => each.textContent);
  expect(acts).toEqual(['“Late parcel” is a favourite.', 'Deleted “Late parcel”.']);
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('what narrows the list is a chip that can be taken away, and stands in the address', async () => {
  await open({ entries: [LATE, THANKS], favourites: new Set(['thanks']) });
  await pressWith({ shiftKey: true }, 'B');
  expect(titles()).toEqual(['Thanks']);
  expect(location.hash).toBe('#/templates?q=is%3Afavourite+');
  expect(shown('.narrowing')).toBe('Favourite');

  await act(() => at('.narrowing button').click());
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('the command palette goes to what is named, and a template is found by its words', async () => {
  await open();
  await pressWith({ ctrlKey: true }, 'k');
  const typed = async (words: string) => {
    await act(() => {
      const field = at<HTMLInputElement>('.command-field');
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    return shown('.command[aria-selected=true] .menu-words');
  };
  expect(await typed('zzz')).toBeNull();
  expect(await typed('setti')).toBe('Settings');
  expect(await typed('thank')).toBe('Thanks');
});

test('m asks where to, and names what is moved', async () => {
  await open();
  await press('j');
  await press('m');
  expect(shown('dialog h2')).toBe('Move “Late parcel”');
});

test('Enter on a button presses the button, whatever the list points at', async () => {
  await open();
  await press('j');
  await press('Enter', at('.create'));
  expect(location.hash).toBe('#/templates');
});
