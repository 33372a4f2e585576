import { expect, test } from 'vitest';
import type { Import } from '@/imports/import';
import { type Choices, clashesOf, planned } from '@/imports/plan';
import { read } from '@/imports/read';
import { bring, countOf, newValues } from '@/screens/imports/bring';
import { readPack } from '@/library/pack';
import { isBrought } from '@/screens/library/packs/brought';
import { entry, MemoryWorkspace } from '../library/memory_workspace';

const PACK = `
pack: Shop
language: en
folder: Shop / Returns
values:
  store_name: Example
  return_days: "30"
  refund_days: "5"
templates:
  - title: Thanks
    shortcut: ;thx
    body: Thank you.
  - title: Bye
    body: Bye.
`;
const NO_CHOICE: Choices = { left: new Set(), ways: new Map(), otherwise: 'both' };

function imported(text = PACK): Import {
  const found = read([{ name: 'shop.yaml', bytes: new TextEncoder().encode(text) }]);
  if (found.kind !== 'read') throw new Error(found.detail);
  return found;
}

function planFor(workspace: MemoryWorkspace, choices: Partial<Choices> = {}, found = imported()) {
  const { entries } = workspace.view;
  const clashes = clashesOf(found, entries, () => true);
  return planned(found, clashes, { ...NO_CHOICE, ...choices }, entries);
}

test('templates go into the folders of the file, which are made once', async () => {
  const workspace = new MemoryWorkspace();
  const outcome = await bring(workspace, workspace.view, planFor(workspace), 'browser', {});

  expect(outcome.kind === 'brought' && countOf(outcome.wrote)).toBe(2);
  expect(workspace.view.folders.map(({ name }) => name)).toEqual(['', 'Shop', 'Returns']);
  const reading = readPack(PACK);
  expect(reading.kind === 'read' && isBrought(reading.pack, workspace.view.folders)).toBe(true);
  await bring(workspace, workspace.view, planFor(workspace), 'browser', {});
  expect(workspace.view.folders).toHaveLength(3);
  expect(workspace.view.entries).toHaveLength(4);
});

test('one act takes all of it back', async () => {
  const workspace = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Cheers', shortcut: ';THX' })] });
  const before = structuredClone(workspace.view);
  const outcome = await bring(workspace, workspace.view, planFor(workspace, { otherwise: 'replace' }), 'browser', {});
  expect(workspace.view.entries.map(({ template }) => template.title).sort()).toEqual(['Bye', 'Thanks']);

  if (outcome.kind === 'brought') await outcome.undo();

  expect(workspace.view.folders).toEqual(before.folders);
  expect(workspace.view.entries.map(({ template }) => template)).toEqual(before.entries.map(({ template }) => template));
});

test('what is refused leaves nothing behind', async () => {
  const workspace = new MemoryWorkspace();
  workspace.refusing = 'You may only use this folder.';
  expect(await bring(workspace, workspace.view, planFor(workspace), 'browser', {})).toMatchObject({
    kind: 'refused',
    reason: { code: 'said', words: 'You may only use this folder.' },
  });
  expect(workspace.view.entries).toEqual([]);
});

const OF_A_TEAM = { id: 'support', parent: null, name: 'Support', kind: 'team', team: 'team' } as const;

test('where the service cannot be asked for a folder, nothing comes', async () => {
  const workspace = new MemoryWorkspace({ folders: [{ ...OF_A_TEAM, right: 'manage' }] });
  const outcome = await bring(workspace, workspace.view, planFor(workspace), 'support', {});
  expect(outcome).toMatchObject({ kind: 'refused', reason: { code: 'said' } });
  expect(workspace.view.entries).toEqual([]);
});

test('where one may make no folders, they become tags', async () => {
  const workspace = new MemoryWorkspace({ folders: [{ ...OF_A_TEAM, right: 'edit' }] });
  await bring(workspace, workspace.view, planFor(workspace), 'support', {});
  expect(workspace.view.entries.map(({ template }) => template.tags)).toEqual([['Shop', 'Returns'], ['Shop', 'Returns']]);
});

test('values come along where nobody has set them', async () => {
  const workspace = new MemoryWorkspace({ team: { return_days: '14' } });
  await workspace.changeSettings({ values: { store_name: 'Own' } });
  expect(newValues(imported().values, workspace.view)).toEqual({ refund_days: '5' });
});

test.each([
  ['both are kept', { otherwise: 'both' as const }, [';thx', '']],
  ['the new one gets a free shortcut', { otherwise: 'rename' as const }, [';thx2', '']],
  ['the new one is left out', { otherwise: 'skip' as const }, ['']],
  ['one is decided by itself', { otherwise: 'skip' as const, ways: new Map([[0, 'both' as const]]) }, [';thx', '']],
  ['one is not chosen', { left: new Set([1]) }, [';thx']],
])('of a shortcut that is taken: %s', (_, choices, shortcuts) => {
  const workspace = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Cheers', shortcut: ';THX' })] });
  const { adds, replaces } = planFor(workspace, choices);
  expect(adds.flatMap(({ templates }) => templates.map(({ shortcut }) => shortcut))).toEqual(shortcuts);
  expect(replaces).toEqual([]);
});

test('in a folder that one may only use nothing is replaced', () => {
  const found = imported();
  const entries = [entry('1', 'team', { title: 'Cheers', shortcut: ';thx' })];
  const clashes = clashesOf(found, entries, () => false);
  expect(planned(found, clashes, { ...NO_CHOICE, otherwise: 'replace' }, entries).replaces).toEqual([]);
});
