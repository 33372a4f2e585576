import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import { type Stepped, Successors } from '@/screens/library/past';
import { stepsOver } from '@/screens/library/steps';
import { entry, MemoryWorkspace } from './memory_workspace';

const SHOP: Folder = { id: 'shop', parent: 'browser', name: 'Shop', right: 'manage', kind: 'browser' };

function library() {
  const workspace = new MemoryWorkspace({
    folders: [BROWSER_FOLDER, SHOP],
    entries: [
      entry('late', 'browser', { title: 'Late', tags: ['delivery'] }),
      entry('thanks', 'shop', { title: 'Thanks' }),
    ],
  });
  const successors = new Successors();
  const steps = stepsOver({ workspace, view: () => workspace.view, successors });
  const sees = () =>
    Object.fromEntries(workspace.view.entries.map(({ template, folder }) => [template.title, [folder, ...template.tags]]));
  return { workspace, steps, successors, sees };
}

/** The way back of what was done. */
function back(stepped: Stepped) {
  if (stepped.kind === 'refused') throw new Error(stepped.message);
  return stepped.back;
}

const BEFORE = { Late: ['browser', 'delivery'], Thanks: ['shop'] };

test('several from several folders move together, back to where each lay, and there again', async () => {
  const { steps, sees } = library();
  const moved = await steps.move(new Map([['late', 'shop'], ['thanks', 'browser']]))();
  expect(sees()).toEqual({ Late: ['shop', 'delivery'], Thanks: ['browser'] });
  const undone = await back(moved)();
  expect(sees()).toEqual(BEFORE);
  await back(undone)();
  expect(sees()).toEqual({ Late: ['shop', 'delivery'], Thanks: ['browser'] });
});

test('only the tags that were really changed are changed back', async () => {
  const { steps, sees } = library();
  const change = { add: ['delivery', 'new'], remove: ['gone'] };
  const done = await steps.retag(new Map([['late', change], ['thanks', change]]))();
  expect(sees()).toEqual({ Late: ['browser', 'delivery', 'new'], Thanks: ['shop', 'delivery', 'new'] });
  await back(done)();
  expect(sees()).toEqual(BEFORE);
});

test('what was deleted comes back, all of it', async () => {
  const { workspace, steps, sees } = library();
  const done = await steps.remove(workspace.view.entries)();
  expect(sees()).toEqual({});
  await back(done)();
  expect(sees()).toEqual(BEFORE);
});

test('a refusal is told, and nothing is to be undone', async () => {
  const { workspace, steps, sees } = library();
  workspace.refusing = 'Not here.';
  expect(await steps.move(new Map([['late', 'shop']]))()).toEqual({ kind: 'refused', message: 'Not here.' });
  expect(sees()).toEqual(BEFORE);
});

test('favourites are marked and unmarked', async () => {
  const { workspace, steps } = library();
  const done = await steps.favour(['thanks', 'late'])();
  expect([...workspace.view.favourites]).toEqual(['thanks', 'late']);
  await back(done)();
  expect([...workspace.view.favourites]).toEqual([]);
});

test('an act finds a template that has come to another id since', () => {
  const successors = new Successors();
  successors.note(['a', 'b'], ['a2', 'b']);
  successors.note(['a2'], ['a3']);
  expect(['a', 'a2', 'b', 'c'].map(id => successors.of(id))).toEqual(['a3', 'a3', 'b', 'c']);
});
