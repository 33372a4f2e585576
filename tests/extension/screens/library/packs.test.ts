import { expect, test } from 'vitest';
import { readPack } from '@/library/pack';
import { bringPacks, isBrought } from '@/screens/library/packs/bring';
import { packFiles } from '@/screens/library/packs/export';
import { choosePack } from '@/screens/library/packs/pack_choice';
import { entry, MemoryWorkspace } from './memory_workspace';

const PACK = `
pack: Shop
language: en
folder: Shop / Returns
templates:
  - title: Thanks
    shortcut: ;thx
    body: Thank you.
`;

function packIn(file: string) {
  const reading = readPack(file);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
}

test('what is exported reads the same', () => {
  const entries = [
    entry('1', 'browser', { title: 'Thanks', shortcut: ';thx', body: '<p>Thank you, {{ to.first_name }}.</p>' }),
    entry('2', 'browser', { title: '谢谢', language: 'zh-CN', tags: ['礼貌'], body: '<ul><li>谢谢</li></ul>' }),
  ];
  const [file] = packFiles('My own', entries, { store_name: 'Lumen' });
  const pack = packIn(file?.text ?? '');
  expect(file?.name).toBe('my-own.yaml');
  expect(pack.templates.map(each => each.template)).toEqual(entries.map(each => each.template));
  expect(pack.values).toEqual({ store_name: 'Lumen' });
});

test('templates that share a shortcut go into packs of their own, each of which can be imported', () => {
  const entries = ['A', 'B', 'C'].map(title => entry(title, 'browser', { title, shortcut: ';thx', body: '<p>x</p>' }));
  const packs = packFiles('All', entries, {}).map(file => packIn(file.text));
  expect(packs.map(pack => pack.templates.map(each => each.template.title))).toEqual([['A'], ['B'], ['C']]);
});

test('a pack goes into the folder that it names, which is made once', async () => {
  const workspace = new MemoryWorkspace();
  const pack = packIn(PACK);
  expect(isBrought(pack, workspace.view.folders)).toBe(false);
  await bringPacks(workspace, workspace.view, [pack, pack], null);
  expect(isBrought(pack, workspace.view.folders)).toBe(true);
  expect(workspace.view.folders.map(folder => folder.name)).toEqual(['', 'Shop', 'Returns']);
  expect(workspace.view.entries).toHaveLength(2);
});

test('or into the folder that a person chose', async () => {
  const workspace = new MemoryWorkspace();
  expect(await bringPacks(workspace, workspace.view, [packIn(PACK)], 'browser')).toEqual({
    kind: 'brought',
    folder: 'browser',
    count: 1,
  });
});

test('values come with a pack where nobody has set them, the team least of all', async () => {
  const workspace = new MemoryWorkspace({ team: { return_days: '14' } });
  await workspace.changeSettings({ values: { store_name: 'Own' } });
  const pack = packIn(`${PACK}values:\n  store_name: Example\n  return_days: "30"\n  refund_days: "5"\n`);
  await bringPacks(workspace, workspace.view, [pack], null);

  expect(workspace.view.settings.values).toEqual({ store_name: 'Own', refund_days: '5' });
});

test('a refusal is passed on', async () => {
  const workspace = new MemoryWorkspace();
  workspace.refusing = 'You may only use this folder.';
  expect(await bringPacks(workspace, workspace.view, [packIn(PACK)], 'browser')).toEqual({
    kind: 'refused',
    reason: { code: 'said', words: 'You may only use this folder.' },
  });
});

test('a chosen file says which shortcuts open something already', () => {
  const chosen = choosePack('shop.yaml', PACK, [entry('1', 'browser', { title: 'Cheers', shortcut: ';THX' })]);
  expect(chosen).toMatchObject({ kind: 'read', clashes: [';thx'] });
});

test('a broken file says where', () => {
  const chosen = choosePack('shop.yaml', PACK.replace('title: Thanks', 'tilte: Thanks'), []);
  expect(chosen).toMatchObject({ kind: 'refused', problems: expect.arrayContaining([expect.objectContaining({ line: 6 })]) });
});
