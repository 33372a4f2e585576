// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { LATE, THANKS, at, open, openFirst, press, save, settled, shown, type, workspace } from './opened_library';

test('a change from elsewhere appears in the open template, unless something is typed there', async () => {
  await open();
  await openFirst();
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, subject: 'News' } }] }));
  expect(at<HTMLInputElement>('.mail-field input').value).toBe('News');

  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, title: 'Theirs' } }] }));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
});

test('what somebody else changes goes together with what is being typed, and is told', async () => {
  await open();
  await openFirst();
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, body: '<p>Theirs</p>' } }] }));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  expect(shown('.preview .reply')).toBe('Theirs');
  expect(shown('.news')).toContain('Somebody changed this just now: Reply.');

  await press('Escape');
  await act(settled);
  expect(workspace.view.entries.map(each => each.template)).toMatchObject([{ title: 'Mine', body: '<p>Theirs</p>' }]);
});

test('what went together does not fall apart while the library has yet to say so', async () => {
  await open();
  await openFirst();
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, body: '<p>Theirs</p>' } }] }));
  workspace.save = async () => ({ kind: 'done', ids: ['late'] });
  await save();
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
});

test('what was saved here stays on screen while the library still tells of it without that', async () => {
  await open();
  await openFirst();
  await type('Title', 'Mine');
  workspace.save = async () => ({ kind: 'done', ids: ['late'] });
  await save();
  const theirs = { ...LATE.template, body: '<p>Theirs</p>' };
  const shows = (template: typeof theirs) => act(() => workspace.show({ entries: [{ ...LATE, template }] }));
  await shows(theirs);
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  await shows({ ...LATE.template, title: 'Mine' });
  expect(shown('.preview .reply')).toBe('Theirs');
  await shows({ ...theirs, title: 'Mine' });
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  expect(shown('.preview .reply')).toBe('Theirs');
});

test('what clashes stands beside, and the other wording in the editor', async () => {
  await open();
  await openFirst();
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, title: 'Theirs' } }] }));
  await save();
  expect(at<HTMLInputElement>('.title-input').value).toBe('Theirs');
  expect(shown('.note.warn')).toContain('kept beside it');
  expect(workspace.template('Mine')).toBeDefined();
});

test('what does not read well yet outlives its template: signed out, it is a copy here', async () => {
  await open();
  await openFirst();
  await type('Title', 'Mine');
  await type('Shortcut', 'not one word');
  await act(async () => {
    workspace.show({ entries: [THANKS] });
    await settled();
  });
  await act(settled);
  expect(workspace.template('Mine')?.shortcut).toBe('not one word');
});

test('what is saved from here is no news', async () => {
  await open();
  await openFirst();
  await type('Title', 'Later');
  await save();
  expect(workspace.template('Later')).toBeDefined();
  expect(shown('.news')).toBeNull();
});
