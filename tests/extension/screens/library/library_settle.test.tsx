// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { BROWSER_FOLDER } from '@/library/entry';
import type { Folder } from '@/library/entry';
import type { LibraryEntry, SyncState } from '@/library/workspace';
import { screen } from '../drawn';
import { entry } from './memory_workspace';
import { LATE, SHARED, TEAM, at, click, open, press, pressWith, settled, shown, workspace } from './opened_library';

const COPY: LibraryEntry = {
  ...entry('copy', 'browser', { ...LATE.template, title: 'Late', body: '<p>So sorry</p>' }),
  copy: { of: 'late', folder: 'browser', base: LATE.template, because: 'conflict', problems: [] },
};

const withUnsettled = (unsettled: number): SyncState => ({ kind: 'level', at: '2026-03-02T09:00:00Z', waiting: 0, unsettled });

test('two wordings stand side by side, what differs is marked, and one is chosen for each part', async () => {
  const theirs = { ...LATE, template: { ...LATE.template, body: '<p>Sorry, dear</p>' } };
  history.replaceState(null, '', '#/templates?template=late');
  await open({ entries: [theirs, COPY] });
  await click('Resolve');
  expect([...screen.querySelectorAll('legend')].map(each => each.textContent)).toEqual([
    'Title · changed by you',
    'Reply · changed by both of you',
  ]);
  expect([...screen.querySelectorAll('.reply.wording')].map(each => each.innerHTML)).toEqual([
    '<p><mark>Sorry, dear</mark></p>',
    '<p><mark>So sorry</mark></p>',
  ]);
  expect(at<HTMLButtonElement>('.resolve-foot [type=submit]').disabled).toBe(true);

  await act(() => at<HTMLInputElement>('[name=body]').click());
  await click('Save this wording');
  expect(workspace.view.entries.map(each => [each.id, each.template.title, each.template.body])).toEqual([
    ['late', 'Late', '<p>Sorry, dear</p>'],
  ]);
});

test('edits that were not taken are listed with their reason and the ways on', async () => {
  const invalid = { ...COPY, copy: { ...COPY.copy, of: 'gone', because: 'invalid', problems: ['body: too long.'] } };
  await open({
    entries: [LATE, invalid as LibraryEntry],
    sync: withUnsettled(1),
  });
  await click('1 edit to settle');
  expect(shown('.unsettled')).toContain('The service did not take this edit. Your wording is kept here. body: too long.');
  expect([...screen.querySelectorAll('.ways button')].map(each => each.textContent)).toEqual([
    'Edit again',
    'Send again',
    'Keep in this browser',
    'Discard',
  ]);

  await click('Discard');
  expect(workspace.view.entries).toHaveLength(2);
  await act(async () => {
    [...screen.querySelectorAll<HTMLElement>('dialog button')].at(-1)?.click();
    await settled();
  });
  expect(workspace.view.entries.map(each => each.id)).toEqual(['late']);
});

test.each([
  ['still as it was put back', 'Hello', ['Send again', 'Resolve', 'Keep in this browser', 'Discard']],
  ['changed since', 'Hello, and good day', ['Resolve', 'Keep in this browser', 'Discard']],
])('what a restore took away may be sent again where the template is %s', async (_, body, ways) => {
  const folders: Folder[] = [BROWSER_FOLDER, { ...TEAM, right: 'edit' }];
  const original = { ...SHARED, template: { ...SHARED.template, body } };
  const copy = { of: 'shared', folder: 'team', base: { ...SHARED.template, body: 'Hello' }, because: 'restored', problems: [] } as const;
  const mine = { ...entry('mine', 'browser', { title: 'Welcome', body: 'Good morning' }), copy: { ...copy, problems: [] } };
  await open({ entries: [original, mine], folders, sync: withUnsettled(1) });
  await press('r');

  expect(screen.textContent).toContain('put back to an earlier state');
  expect([...screen.querySelectorAll('.ways button')].map(each => each.textContent)).toEqual(ways);
});

test.each([
  ['where there are some', 1, ['Edits to settle']],
  ['and not where there are none', 0, []],
])('they are reached from the palette %s', async (_, unsettled, named) => {
  await open({ entries: [LATE], sync: withUnsettled(unsettled) });
  await pressWith({ ctrlKey: true }, 'k');
  const commands = [...screen.querySelectorAll('.command .menu-words')].map(each => each.textContent);
  expect(commands).toContain('Settings');
  expect(commands.filter(each => each === 'Edits to settle')).toEqual(named);
});
