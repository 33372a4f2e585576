import { act } from 'preact/test-utils';
import { beforeAll, beforeEach } from 'vitest';
import type { Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { LibraryScreen } from '@/screens/library/library_screen';
import { fetchTheRest } from '@/screens/parts/later';
import { draw, screen } from '../drawn';
import { entry, MemoryWorkspace } from './memory_workspace';

export const TEAM: Folder = { id: 'team', parent: null, name: 'Support', right: 'use', kind: 'team' };
export const LATE = entry('late', 'browser', { title: 'Late parcel', shortcut: ';late', body: '<p>Sorry</p>' });
export const THANKS = entry('thanks', 'browser', { title: 'Thanks', shortcut: ';thx' });
export const SHARED = entry('shared', 'team', { title: 'Welcome', shortcut: ';hi', body: '<p>Hello</p>' });

/** What the screen that was opened last works with. */
export let workspace: MemoryWorkspace;

// What the parts do is tested here, not when they are fetched.
beforeAll(fetchTheRest);
beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/templates');
});

/** Opens the screen over such a library; plain HTML needs no sanitising here. */
export async function open(view: Partial<View> = { entries: [LATE, THANKS] }) {
  workspace = new MemoryWorkspace(view);
  await draw(
    <LibraryScreen
      workspace={workspace}
      starters={[]}
      notes={localStorage}
      sanitise={html => html}
      now={() => new Date('2026-03-02T10:00:00Z')}
      practise={async () => undefined}
    />,
  );
}

export async function goTo(address: string) {
  history.replaceState(null, '', address);
  await act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
}

/** Opens the first template of the list. */
export async function openFirst() {
  await press('j');
  await press('Enter');
}

export async function press(key: string, on: Element = document.body) {
  await pressWith({}, key, on);
}

/** With Shift or Ctrl held. */
export async function pressWith(held: Partial<KeyboardEventInit>, key: string, on: Element = document.body) {
  await act(async () => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true }));
    await settled();
  });
}

export async function save() {
  await pressWith({ ctrlKey: true }, 's');
}

export async function type(label: string, text: string) {
  const field = at<HTMLInputElement>(`[aria-label="${label}"]`);
  await act(() => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

export async function click(words: string) {
  const button = [...screen.querySelectorAll('button')].find(each => each.textContent?.includes(words));
  if (!button) throw new Error(`No button says “${words}”.`);
  await act(async () => {
    button.click();
    await settled();
  });
}

/** What an act leads to has happened: everything in memory answers within a few turns. */
export async function settled() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

export function at<Kind extends Element = HTMLElement>(selector: string): Kind {
  const found = screen.querySelector<Kind>(selector);
  if (!found) throw new Error(`Nothing is at ${selector}.`);
  return found;
}

export const shown = (selector: string) => screen.querySelector(selector)?.textContent ?? null;
export const titles = () => [...screen.querySelectorAll('.row-title bdi')].map(row => row.textContent);
