// @vitest-environment happy-dom
import { SignInForm } from '@/screens/library/settings/sign_in_form';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { draw } from '../drawn';
import { MemoryWorkspace } from './memory_workspace';

const WAITING = {
  kind: 'waiting',
  code: 'BCDF-GHJK',
  address: 'https://shop.test/device',
  wholeAddress: 'https://shop.test/device?user_code=BCDF-GHJK',
  seconds: 5,
} as const;

let workspace: MemoryWorkspace;

beforeEach(() => {
  workspace = new MemoryWorkspace();
});

async function open(companyServer: string | null = null) {
  await draw(<SignInForm workspace={workspace} companyServer={companyServer} />);
}

async function press(name: string) {
  const button = [...document.querySelectorAll('button')].find(each => each.textContent === name);
  await act(async () => button?.click());
}

async function type(address: string) {
  const field = document.querySelector('input') as HTMLInputElement;
  field.value = address;
  await act(async () => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('a code is asked for at the address that was typed, and shown', async () => {
  await open();
  workspace.code = WAITING;
  await type('shop.test');
  await press('Sign in with a code');

  expect(document.body.textContent).toContain('BCDF-GHJK');
  expect(document.querySelector('a')?.href).toBe(WAITING.wholeAddress);
});

test('one that is under way is shown as soon as the page opens', async () => {
  workspace.code = WAITING;
  await open();

  expect(document.body.textContent).toContain('BCDF-GHJK');
});

test('it can be given up', async () => {
  workspace.code = WAITING;
  await open();
  await press('Cancel');

  expect(document.querySelector('input')).not.toBeNull();
  expect(workspace.code).toEqual({ kind: 'none' });
});

test('without an address there is no code', async () => {
  await open();
  await press('Sign in with a code');

  expect(document.querySelector('[role="alert"]')?.textContent).toContain('Write the address');
});

test('where only a code lets one in, the way in asks for it by itself', async () => {
  await open();
  workspace.code = WAITING;
  workspace.signIn = async () => ({ kind: 'refused', reason: { code: 'only_with_code' } });
  await type('shop.test');
  await press('Sign in');

  expect(document.body.textContent).toContain('BCDF-GHJK');
});

test('the address that a company has set stands there, and is the one that is asked', async () => {
  const asked: string[] = [];
  workspace.signIn = async (server: string) => {
    asked.push(server);
    return { kind: 'done', ids: [] };
  };
  await open('https://replies.shop.test/desk');
  const field = document.querySelector('input') as HTMLInputElement;
  const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  await press('Sign in');

  expect(field.readOnly).toBe(true);
  expect(field.value).toBe('https://replies.shop.test/desk');
  expect(note?.textContent).toBe('Set by your company for this browser.');
  expect(asked).toEqual(['https://replies.shop.test/desk']);
});
