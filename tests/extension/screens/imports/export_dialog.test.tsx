// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { ExportDialog } from '@/screens/imports/export_dialog';
import type { Attachment } from '@/template/template';
import { draw, screen } from '../drawn';
import { entry, MemoryWorkspace } from '../library/memory_workspace';

const FORM: Attachment = { name: 'form.pdf', media_type: 'application/pdf', bytes: 1, digest: 'a'.repeat(64) };

async function open(attachments: Attachment[], body = '') {
  const { view } = new MemoryWorkspace({ entries: [entry('1', 'browser', { title: 'Form', attachments, body })] });
  const doings = { say: () => undefined };
  await draw(<ExportDialog {...{ view, doings }} name="All" entries={view.entries} close={() => undefined} />);
}

async function choose(kind: string) {
  const select = screen.querySelector('select');
  if (!select) throw new Error('Nothing to choose from.');
  await act(() => {
    select.value = kind;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const said = () => screen.querySelector('[role=status]')?.textContent ?? '';

test('an export says what becomes of the files that go out with its templates', async () => {
  await open([FORM]);
  expect(said()).toContain('1 attachment is named in the file, not inside it');
  await choose('csv');
  expect(said()).toBe('1 attachment stays behind: a CSV has no place for it.');
  await choose('json');
  expect(said()).toContain('not inside it');
});

test('and nothing where there are none', async () => {
  await open([]);
  await choose('csv');
  expect(said()).toBe('');
});

test('pictures are counted once each, whatever the kind of file', async () => {
  const picture = '<img src="https://shop.test/images/a.png" alt="">';
  await open([], `<p>${picture}${picture}</p><p><img alt="" src="https://shop.test/images/b.png"></p>`);
  expect(said()).toContain('2 pictures are not inside the file');
  await choose('csv');
  expect(said()).toContain('2 pictures are not inside the file');
});
