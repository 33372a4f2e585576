// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { AttachmentField } from '@/screens/library/editor/attachment_field';
import { attaching } from '@/screens/library/editor/attaching';
import { useAttachments } from '@/screens/library/editor/use_attachments';
import { type Attachment, EMPTY_TEMPLATE, type Template } from '@/template/template';
import { draw, screen } from '../drawn';
import { MemoryFiles } from './memory_files';

let template: Template;
let type: (part: Partial<Template>) => void;
let add: (files: readonly File[]) => Promise<void>;

function Room({ first, store, readOnly }: { first: Template; store: MemoryFiles; readOnly: boolean }) {
  const [now, set] = useState(first);
  template = now;
  type = part => set(before => ({ ...before, ...part }));
  const attachments = useAttachments(now, part => set({ ...now, ...part }), store);
  add = attachments.add;
  return <AttachmentField attachments={attachments} readOnly={readOnly} />;
}

async function open(files: Attachment[] = [], readOnly = false) {
  await draw(<Room first={{ ...EMPTY_TEMPLATE, attachments: files }} store={new MemoryFiles()} readOnly={readOnly} />);
}

const names = () => template.attachments?.map(({ name }) => name) ?? [];
const file = (name: string, text = name) => new File([text], name, { type: 'application/pdf' });
const told = (name: string): Attachment => ({ name, media_type: 'application/pdf', bytes: 1, digest: name });

async function press(label: string) {
  const found = [...screen.querySelectorAll('button')].find(
    each => each.getAttribute('aria-label') === label || each.textContent === label,
  );
  if (!found) throw new Error(`No button says “${label}”.`);
  found.focus();
  await act(() => found.click());
}

describe('the files of a template', () => {
  test('are added, said and listed by name and size', async () => {
    await open();
    await act(() => add([file('form.pdf', 'x'.repeat(2_500)), file('label.pdf')]));

    expect(names()).toEqual(['form.pdf', 'label.pdf']);
    expect(screen.querySelector('.attachment')?.textContent).toBe('form.pdf2.5 kB');
    expect(screen.querySelector('[role=status]')?.textContent).toBe('label.pdf is attached.');
  });

  test('do not undo what is typed while they are read', async () => {
    await open();
    let adding = Promise.resolve();
    await act(() => {
      adding = add([file('form.pdf')]);
    });
    await act(() => type({ subject: 'Typed meanwhile' }));
    await act(() => adding);

    expect(template.subject).toBe('Typed meanwhile');
    expect(names()).toEqual(['form.pdf']);
  });

  test('are removed and put back where they were; the focus stays among them', async () => {
    await open([told('a.pdf'), told('b.pdf'), told('c.pdf')]);
    await press('Remove b.pdf');

    expect(names()).toEqual(['a.pdf', 'c.pdf']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove c.pdf');
    expect(screen.querySelector('[role=status]')?.textContent).toBe('b.pdf is not attached any more.');

    await press('Put back');
    expect(names()).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  });

  test('after the last one the focus is at the way to add another', async () => {
    await open([told('a.pdf')]);
    await press('Remove a.pdf');
    expect(document.activeElement?.textContent).toBe('+ Attach files');
  });

  test('a new edition takes the place of the old', async () => {
    await open();
    await act(() => add([file('form.pdf', 'first')]));
    const [first] = template.attachments ?? [];
    await act(() => add([file('form.pdf', 'second')]));

    expect(names()).toEqual(['form.pdf']);
    expect(template.attachments?.[0]?.digest).not.toBe(first?.digest);
    expect(screen.querySelector('[role=status]')?.textContent).toBe('form.pdf was replaced.');
  });

  test('more than ten are left out, and it is said how many', async () => {
    await open();
    await act(() => add(Array.from({ length: 12 }, (_, nth) => file(`${nth}.pdf`))));

    expect(names()).toHaveLength(10);
    expect(screen.querySelector('[role=alert]')?.textContent).toBe('A template may have 10 files; 2 were left out.');
  });

  test('one that is too large is not taken, and it is said why', async () => {
    await open();
    await act(() => add([file('film.mov', 'x'.repeat(11 * 1024 * 1024))]));

    expect(names()).toEqual([]);
    expect(screen.querySelector('[role=alert]')?.textContent).toContain('film.mov has 12 MB; a file may have 10 MB.');
  });

  test('one that nobody has any more cannot be saved', async () => {
    await open([told('lost.pdf')]);
    await press('Save lost.pdf');
    expect(screen.querySelector('[role=alert]')?.textContent).toContain('Neither this browser nor the service has lost.pdf.');
  });

  test('who may only use them can save them and change nothing', async () => {
    await open([told('form.pdf')], true);
    expect([...screen.querySelectorAll('button')].map(each => each.getAttribute('aria-label'))).toEqual(['Save form.pdf']);
  });
});

test('the very file again changes nothing', () => {
  expect(attaching([told('a.pdf')], told('a.pdf'))).toEqual({ kind: 'there' });
});
