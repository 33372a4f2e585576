// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '@/library/settings';
import type { View } from '@/library/workspace';
import { screen } from '../drawn';
import { entry } from './memory_workspace';
import { at, click, open, press, pressWith, workspace } from './opened_library';

const NO_MATCH = entry('no', 'browser', { title: 'No match', shortcut: ';nomatch' });
const THANKS = entry('thx', 'browser', { title: 'Thanks', shortcut: ';thx' });
const ARRIVING = { kind: 'sending', waiting: 0, unsettled: 0 } as const;
const SENDING = { kind: 'sending', waiting: 1, unsettled: 0 } as const;
const LEVEL = { kind: 'level', at: '2026-03-02T10:00:00Z', waiting: 0, unsettled: 0 } as const;

const offer = () => screen.querySelector('.try-it kbd')?.textContent;
const seen = (part: Partial<View>) => act(() => workspace.show(part));

test('nothing is offered to try before the library is here, and then one thing that stays', async () => {
  await open({ entries: [NO_MATCH], sync: ARRIVING });
  expect(offer()).toBeUndefined();

  await seen({ entries: [NO_MATCH, THANKS], sync: LEVEL });
  expect(offer()).toBe(';thx');

  await seen({ entries: [NO_MATCH, THANKS, entry('a', 'browser', { title: 'A', shortcut: ';a' })], sync: ARRIVING });
  expect(offer()).toBe(';thx');
});

test('an edit on its way takes no offer away', async () => {
  await open({ entries: [THANKS], sync: SENDING });
  expect(offer()).toBe(';thx');
});

test('the keys in a sentence are read aloud', async () => {
  await open({ entries: [THANKS] });
  expect(spoken(screen.querySelector('.try-it > span'))).toContain('write ;thx in the practice message and press Tab.');
});

test('a folder that is gone is not called an empty one, and there is a way out of it', async () => {
  history.replaceState(null, '', '#/templates?folder=gone');
  await open({ entries: [THANKS] });
  expect(screen.querySelector('.list-column .empty strong')?.textContent).toContain('This folder is gone');

  await act(() => screen.querySelector<HTMLElement>('.list-column .empty button')?.click());
  expect(screen.querySelectorAll('.row')).toHaveLength(1);
});

test('letters are keys until somebody switches them off; Ctrl and a letter stays one', async () => {
  await open({ entries: [THANKS] });
  await press('?');
  expect(screen.querySelectorAll('dialog')).toHaveLength(1);
  await act(() => screen.querySelector<HTMLElement>('dialog header button')?.click());

  await seen({ settings: { ...DEFAULT_SETTINGS, letter_keys: false } });
  await press('?');
  expect(screen.querySelectorAll('dialog')).toHaveLength(0);
  await pressWith({ ctrlKey: true }, 'k');
  expect(screen.querySelectorAll('dialog')).toHaveLength(1);
});

/** What a screen reader makes of it. */
function spoken(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return copy.textContent ?? '';
}
