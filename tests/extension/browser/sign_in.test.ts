import { isSafe, serverAddress } from '@/browser/server_address';
import { beginSignIn } from '@/browser/sign_in';
import { shadowOf } from '@/browser/shadow';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['replies.example.com', 'https://replies.example.com'],
  [' https://replies.example.com/ ', 'https://replies.example.com'],
  ['https://example.com/rejoinder/', 'https://example.com/rejoinder'],
  ['localhost:8000', 'http://localhost:8000'],
  ['127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['https://Replies.Example.com/?x=1#y', 'https://replies.example.com'],
  ['', null],
  ['two words', null],
  ['javascript://x', null],
  ['ftp://example.com', null],
])('what is typed as %j means %j', (typed, address) => expect(serverAddress(typed)).toBe(address));

test.each([
  ['https://replies.example.com', true],
  ['http://127.0.0.1:8000', true],
  ['http://localhost:8000', true],
  ['http://demo.localhost', true],
  ['http://replies.example.com', false],
  ['http://localhost.example.com', false],
  ['http://127.0.0.1.example.com', false],
])('whether a password may go to %s: %s', (address, safe) => expect(isSafe(address)).toBe(safe));

test('Firefox, whose address for us no service can know, signs in with a code', async () => {
  vi.stubGlobal('chrome', { runtime: { getURL: (path: string) => `moz-extension://6a1c/${path}` } });

  const outcome = await beginSignIn('https://replies.example.com');

  expect(outcome).toEqual({ kind: 'refused', reason: { code: 'only_with_code' } });
});

test.each([
  ['Chromium tells it by its own call', { dom: { openOrClosedShadowRoot: () => 'closed' } }, {}, 'closed'],
  ['Firefox has it on the element', {}, { openOrClosedShadowRoot: 'closed', shadowRoot: null }, 'closed'],
  ['Firefox says that there is none', {}, { openOrClosedShadowRoot: null, shadowRoot: null }, null],
  ['elsewhere only open ones are seen', {}, { shadowRoot: 'open' }, 'open'],
])('a closed shadow root: %s', (_, browser, host, root) => {
  vi.stubGlobal('chrome', browser);

  expect(shadowOf(host as unknown as HTMLElement)).toBe(root);
});
