// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '@/library/workspace';
import { type Draft, openDrafts, REST } from '@/screens/library/editor/drafts';
import { saveDraft } from '@/screens/library/editor/save_draft';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';
import { entry, MemoryWorkspace } from './memory_workspace';

const template = (part: Partial<Template>): Template => ({ ...EMPTY_TEMPLATE, title: 'Late', ...part });
const draft = (title: string): Draft => ({ template: template({ title }), base: template({}), seen: template({}) });

/** Drafts over a library that takes them, or refuses while `refusing` says why. */
function desk() {
  const saved: string[] = [];
  const library = { saved, refusing: '' };
  const save = async (_id: string, { template: { title } }: Draft): Promise<Outcome> => {
    if (library.refusing) return { kind: 'refused', reason: { code: 'said', words: library.refusing } };
    saved.push(title);
    return { kind: 'done', ids: [] };
  };
  const open = () => openDrafts({ notes: localStorage, save, changed: () => undefined });
  return { library, open };
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => void vi.useRealTimers());

test('what is typed is saved once the typing rests', async () => {
  const { library, open } = desk();
  const drafts = open();
  drafts.typed('1', draft('L'));
  drafts.typed('1', draft('Lo'));
  drafts.typed('1', draft('Lost'));
  await vi.advanceTimersByTimeAsync(REST - 1);
  expect(library.saved).toEqual([]);

  await vi.advanceTimersByTimeAsync(1);
  expect(library.saved).toEqual(['Lost']);
  expect(drafts.waiting('1')).toBeNull();
});

test('a browser that dies before that loses nothing', async () => {
  const { library, open } = desk();
  open().typed('1', draft('Lost'));

  open();
  await vi.advanceTimersByTimeAsync(0);
  expect(library.saved).toEqual(['Lost']);
  expect(localStorage.length).toBe(0);
});

test('leaving the screen saves at once', async () => {
  const { library, open } = desk();
  const drafts = open();
  drafts.typed('1', draft('Lost'));
  await drafts.flush();
  expect(library.saved).toEqual(['Lost']);
});

test('a refused draft says why, stays, and goes with the next edit', async () => {
  const { library, open } = desk();
  const drafts = open();
  library.refusing = 'The disk is full.';
  drafts.typed('1', draft('Lost'));
  await drafts.flush();
  expect(drafts.refusal('1')).toBe('The disk is full.');
  expect(drafts.waiting('1')?.title).toBe('Lost');

  library.refusing = '';
  drafts.typed('1', draft('Lost again'));
  await drafts.flush();
  expect(library.saved).toEqual(['Lost again']);
  expect(drafts.refusal('1')).toBeNull();
});

test('what was kept back is listed as it was when it was tried, and the list is another only when that changes', async () => {
  const { library, open } = desk();
  const drafts = open();
  const before = drafts.keptBack();
  library.refusing = 'It has a problem.';
  drafts.typed('1', draft('Lost'));
  expect(drafts.keptBack()).toBe(before);

  await drafts.flush();
  const kept = drafts.keptBack();
  expect([...kept].map(([id, { template, why }]) => [id, template.title, why])).toEqual([
    ['1', 'Lost', 'It has a problem.'],
  ]);
  drafts.typed('1', draft('Lost again'));
  expect(drafts.keptBack()).toBe(kept);
  await drafts.flush();
  expect(drafts.keptBack().get('1')?.template.title).toBe('Lost again');
  const again = drafts.keptBack();
  await drafts.flush();
  expect(drafts.keptBack()).toBe(again);

  library.refusing = '';
  await drafts.flush();
  expect(drafts.keptBack().size).toBe(0);
});

test('what is typed while a draft is being saved goes after it', async () => {
  const { library, open } = desk();
  const drafts = open();
  drafts.typed('1', draft('Lost'));
  const saving = drafts.flush();
  await Promise.resolve();
  drafts.typed('1', draft('Lost parcel'));
  await saving;
  await vi.advanceTimersByTimeAsync(REST);
  expect(library.saved).toEqual(['Lost', 'Lost parcel']);
});

test('a template that does not read well waits', async () => {
  const workspace = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Late' })] });
  const broken = { ...draft('Late'), template: template({ body: '<p>{{ to.frist_name }}</p>' }) };
  expect(await saveDraft(workspace, workspace.view, '1', broken)).toEqual({
    kind: 'refused',
    reason: { code: 'said', words: 'Kept as a draft until the problem is solved' },
  });
  expect(workspace.template('Late')?.body).toBe('');
});

test('an old draft and a newer edit of another field become one', async () => {
  const workspace = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Late', subject: 'News' })] });
  await saveDraft(workspace, workspace.view, '1', { ...draft('Late'), template: template({ body: '<p>Sorry</p>' }) });
  expect(workspace.view.entries).toHaveLength(1);
  expect(workspace.template('Late')).toMatchObject({ subject: 'News', body: '<p>Sorry</p>' });
});

test('an old draft never replaces a newer wording of the same field', async () => {
  const workspace = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Theirs' })] });
  await saveDraft(workspace, workspace.view, '1', draft('Mine'));
  expect(workspace.template('Theirs')).toBeDefined();
  expect(workspace.template('Mine')).toBeDefined();
});

test('the draft of a template that is gone becomes a template here', async () => {
  const workspace = new MemoryWorkspace();
  await saveDraft(workspace, workspace.view, '1', draft('Lost'));
  expect(workspace.view.entries.map(each => [each.folder, each.template.title])).toEqual([['browser', 'Lost']]);
});

test('the draft of a template that is gone is kept even while it does not read well', async () => {
  const workspace = new MemoryWorkspace();
  const broken = { ...draft('Lost'), template: template({ title: 'Lost', body: '<p>{{ to.frist_name }}</p>' }) };
  await saveDraft(workspace, workspace.view, '1', broken);
  expect(workspace.template('Lost')?.body).toBe('<p>{{ to.frist_name }}</p>');
});

test('a draft goes on from the wording that somebody else brought in', async () => {
  const { library, open } = desk();
  const drafts = open();
  drafts.typed('1', draft('Mine'));
  drafts.rebase('1', template({ title: 'Mine and theirs' }), template({ title: 'Theirs' }));
  expect(drafts.base('1')?.title).toBe('Theirs');
  await drafts.flush();
  expect(library.saved).toEqual(['Mine and theirs']);
});
