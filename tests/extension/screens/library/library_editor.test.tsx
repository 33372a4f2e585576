// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { BROWSER_FOLDER } from '@/library/entry';
import type { Folder } from '@/library/entry';
import { screen } from '../drawn';
import { entry } from './memory_workspace';
import { LATE, SHARED, TEAM, at, click, goTo, open, openFirst, press, pressWith, save, settled, shown, titles, type, workspace } from './opened_library';

test('what is typed is in the library after Ctrl+S', async () => {
  await open();
  await goTo('#/templates?template=late');
  await type('Title', 'Very late parcel');
  await save();
  expect(workspace.template('Very late parcel')?.shortcut).toBe(';late');
  expect(shown('.editor .state')).toBe('Saved in this browser');
});

test('leaving a template saves what was typed in it', async () => {
  await open();
  await openFirst();
  await type('Title', 'Later');
  await press('Escape');
  await act(settled);
  expect(workspace.template('Later')).toBeDefined();
});

test('a template that may only be used says so, cannot be typed in, and can be duplicated', async () => {
  await open({ entries: [SHARED], folders: [BROWSER_FOLDER, TEAM] });
  await openFirst();
  expect(screen.textContent).toContain('You may use the templates in “Support”, not change them.');
  expect(at<HTMLInputElement>('.title-input').readOnly).toBe(true);
  expect(screen.querySelector('.toolbar')).toBeNull();

  await press('Delete');
  expect(workspace.view.entries).toHaveLength(1);

  await click('Duplicate to “This browser”');
  expect(workspace.template('Welcome (copy)')).toMatchObject({ body: '<p>Hello</p>', shortcut: '' });
});

test('where nothing lies in the browser, a copy is told to go where it goes', async () => {
  const mine: Folder = { id: 'mine', parent: null, name: '', right: 'edit', kind: 'private' };
  await open({ entries: [SHARED], folders: [mine, TEAM] });
  await openFirst();
  await click('Duplicate to “Private”');
  expect(workspace.view.entries.find(each => each.template.title === 'Welcome (copy)')?.folder).toBe('mine');
});

test('a problem is listed with its place and a suggestion, and keeps the draft from being saved', async () => {
  await open({ entries: [entry('late', 'browser', { title: 'Late', body: '<p>Dear {{ to.frist_name }}</p>' })] });
  await openFirst();
  expect(shown('.problem')).toContain('Did you mean first_name?');
  expect(shown('.problem-place')).toBe('Reply, line 1, column 9');

  await type('Title', 'Later');
  expect(shown('.editor .state')).toContain('Kept as a draft');
});

test('a draft that is kept back stands in the list in its own words, marked, and is found by them', async () => {
  await open();
  await act(() => at('.row').click());
  await type('Title', 'Mishap');
  await type('Shortcut', ';late now');
  await press('Escape');
  await act(settled);
  expect(titles()).toEqual(['Mishap', 'Thanks']);
  expect(shown('.row .badge')).toBe('Draft');
  expect(at('.row .badge').title).toContain('Kept as a draft');
  expect(workspace.view.entries[0]?.template.title).toBe('Late parcel');

  await type('Search templates', 'mishap');
  expect(shown('.row-title mark')).toBe('Mishap');
  await type('Search templates', 'parcel');
  expect(titles()).toEqual([]);
  await type('Search templates', 'is:draft');
  expect(titles()).toEqual(['Mishap']);

  await pressWith({ ctrlKey: true }, 'k');
  await act(() => {
    const field = at<HTMLInputElement>('.command-field');
    field.value = 'mishap';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(shown('.command[aria-selected=true] .menu-words')).toBe('Mishap');
});

test('the preview is filled for Ada Lovelace, and shows what will be asked', async () => {
  const body = '<p>Dear {{ to.first_name }}, about {{ order_number }}</p>';
  await open({ entries: [entry('late', 'browser', { title: 'Late', body })] });
  await openFirst();
  expect(shown('.preview .reply')).toContain('Dear Ada, about');
  expect(shown('.asked legend')).toBe('Asked before it is inserted');
  await type('Order number', 'RJ-7');
  expect(shown('.preview .reply')).toBe('Dear Ada, about RJ-7');
});

test('two templates with one shortcut are told of one another', async () => {
  const other = entry('thanks', 'browser', { title: 'Thanks', shortcut: ';LATE' });
  await open({ entries: [LATE, other] });
  await openFirst();
  expect(shown('.clash-line')).toContain(';late and ;LATE are one shortcut');
  await click('Take ;late2');
  expect(shown('.clash-line')).toBeNull();
});

const ENGLISH = entry('late', 'browser', { ...LATE.template, language: 'en' });
const CHINESE = entry('zh', 'browser', { ...LATE.template, title: '包裹晚到', body: '<p>抱歉</p>', language: 'zh-CN' });

test('languages of one template stand side by side, and neither clashes', async () => {
  await open({ entries: [ENGLISH, { ...CHINESE, changed_at: '2026-03-01T09:00:00Z' }] });
  await goTo('#/templates?template=late');
  expect(shown('.clash-line')).toBeNull();
  expect([...screen.querySelectorAll('.variant')].map(each => each.textContent)).toEqual(['English', 'Chinese (China)Behind']);

  await click('Chinese (China)');
  expect(location.hash).toBe('#/templates?template=late&beside=zh');
  expect(at<HTMLInputElement>('.variant-title').value).toBe('包裹晚到');
  expect(screen.querySelector('.preview')).toBeNull();

  await click('English');
  expect(shown('.preview .reply')).toBe('Sorry');
});

test('a language is added as a copy to be translated', async () => {
  await open({ entries: [ENGLISH] });
  await goTo('#/templates?template=late');
  const choice = at<HTMLSelectElement>('.add-variant');
  await act(async () => {
    choice.value = 'id';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  });
  expect(workspace.view.entries[0]?.template).toEqual({ ...ENGLISH.template, language: 'id' });
  expect(shown('.variant-pane h2')).toBe('Indonesian');
});
