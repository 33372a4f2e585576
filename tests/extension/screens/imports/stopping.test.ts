import { expect, test } from 'vitest';
import { alreadyThere } from '@/imports/already_there';
import type { Imported } from '@/imports/import';
import { planned } from '@/imports/plan';
import type { Template } from '@/template/template';
import { EMPTY_TEMPLATE } from '@/template/template';
import { bring } from '@/screens/imports/bring';
import { landing } from '@/screens/imports/folder_path';
import { readHere } from '@/screens/imports/read_apart';
import { Underway } from '@/screens/imports/underway';
import { MemoryWorkspace } from '../library/memory_workspace';

const NO_CHOICE = { ways: new Map(), otherwise: 'both' } as const;

function many(count: number): { templates: Imported[] } {
  const before = { line: 1, shortcut: '', body: '', writing: 'plain' as const };
  const templates = Array.from({ length: count }, (_, nth) => ({
    ...{ id: '', folder: nth % 2 ? 'Shop' : '', before, findings: [] },
    template: { ...EMPTY_TEMPLATE, title: `No. ${nth}`, shortcut: `;n${nth}`, body: `<p>${nth}</p>` },
  }));
  return { templates };
}

const titles = ({ view }: MemoryWorkspace): string[] => view.entries.map(({ template }) => template.title);

test('what is written is told while it is written', async () => {
  const workspace = new MemoryWorkspace();
  const plan = planned(many(450), new Map(), { ...NO_CHOICE, left: new Set() }, []);
  const told: number[] = [];
  const signal = new AbortController().signal;
  await bring(workspace, workspace.view, plan, 'browser', {}, { signal, wrote: count => told.push(count) });
  expect(told.at(-1)).toBe(450);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(titles(workspace)).toHaveLength(450);
});

test('stopped, it has what it had written, which one act takes back', async () => {
  const workspace = new MemoryWorkspace();
  const before = workspace.view.folders;
  const plan = planned(many(450), new Map(), { ...NO_CHOICE, left: new Set() }, []);
  const stopping = new AbortController();
  const outcome = await bring(workspace, workspace.view, plan, 'browser', { store_name: 'Shop' }, {
    signal: stopping.signal,
    wrote: count => count >= 300 && stopping.abort(),
  });
  if (outcome.kind !== 'brought') throw new Error(outcome.kind);
  const wrote = outcome.wrote.adds.flatMap(({ templates }) => templates.map(({ title }) => title));
  expect(wrote.toSorted()).toEqual(titles(workspace).toSorted());
  expect(wrote.length).toBeLessThan(450);
  expect(workspace.view.settings.values).not.toHaveProperty('store_name');

  await outcome.undo();
  expect(titles(workspace)).toEqual([]);
  expect(workspace.view.folders).toEqual(before);
});

test('imported again after it was stopped, each template comes once', async () => {
  const workspace = new MemoryWorkspace();
  const found = many(450);
  const bringRest = async (most: number) => {
    const { entries, folders } = workspace.view;
    const left = alreadyThere(found, entries, {
      folderOf: path => landing(folders, 'browser', path),
      tidy: (html: string) => html,
    });
    const plan = planned(found, new Map(), { ...NO_CHOICE, left }, entries);
    const stopping = new AbortController();
    const { signal } = stopping;
    const wrote = (count: number) => void (count >= most && stopping.abort());
    await bring(workspace, workspace.view, plan, 'browser', {}, { signal, wrote });
  };
  await bringRest(250);
  expect(titles(workspace).length).toBeLessThan(450);
  await bringRest(1000);
  expect(new Set(titles(workspace)).size).toBe(450);
  expect(titles(workspace)).toHaveLength(450);
});

test('refused in the middle, it leaves nothing behind', async () => {
  const workspace = new MemoryWorkspace();
  const plan = planned(many(450), new Map(), { ...NO_CHOICE, left: new Set() }, []);
  const add = workspace.add.bind(workspace);
  let writes = 0;
  workspace.add = async (folder: string, templates: readonly Template[]) => {
    if (++writes === 3) return { kind: 'refused', reason: { code: 'read_only' } };
    return add(folder, templates);
  };
  expect(await bring(workspace, workspace.view, plan, 'browser', {})).toMatchObject({ kind: 'refused' });
  expect(titles(workspace)).toEqual([]);
});

const TABLE = { name: 'replies.csv', bytes: async () => new TextEncoder().encode('Title,Reply\nA,B\nC,D') };

test('whoever comes back finds the file and what they chose of it', async () => {
  const underway = new Underway(readHere);
  const gone = underway.watch(() => undefined);
  await underway.read([TABLE]);
  underway.want({ ticked: new Map([[1, false]]) });
  gone();
  expect(underway.isWatched).toBe(false);
  expect(underway.reading).toMatchObject({ kind: 'done', names: ['replies.csv'], found: { kind: 'read' } });
  expect(underway.wanted.ticked.get(1)).toBe(false);

  await underway.read([{ ...TABLE, name: 'other.csv' }]);
  expect(underway.wanted.ticked.size).toBe(0);
});
