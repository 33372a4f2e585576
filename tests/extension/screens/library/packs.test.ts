import { expect, test } from 'vitest';
import { readPack } from '@/library/pack';
import { packFiles } from '@/screens/imports/export_files';
import { choosePack } from '@/screens/library/packs/pack_choice';
import { entry } from './memory_workspace';

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

test('a chosen file says which shortcuts open something already', () => {
  const chosen = choosePack('shop.yaml', PACK, [entry('1', 'browser', { title: 'Cheers', shortcut: ';THX' })]);
  expect(chosen).toMatchObject({ kind: 'read', clashes: [';thx'] });
});

test('a broken file says where', () => {
  const chosen = choosePack('shop.yaml', PACK.replace('title: Thanks', 'tilte: Thanks'), []);
  expect(chosen).toMatchObject({ kind: 'refused', problems: expect.arrayContaining([expect.objectContaining({ line: 6 })]) });
});
