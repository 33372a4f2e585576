// @vitest-environment happy-dom
import { onceStaying } from '@/page/staying';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let told: number;
let hasFocus: boolean;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
  window.requestIdleCallback = idle => window.setTimeout(idle, 10);
  told = 0;
  hasFocus = true;
  life = new AbortController();
  onceStaying(window, () => told++, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const presses = (key: string, isTrusted = true) => {
  const event = new KeyboardEvent('keydown', { key });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  window.dispatchEvent(event);
};

test('who goes nowhere else for a moment stays', async () => {
  await vi.advanceTimersByTimeAsync(250);
  expect(told).toBe(0);
  await vi.advanceTimersByTimeAsync(250);
  expect(told).toBe(1);
});

test('who writes stays, and is told of once', async () => {
  presses('a');
  presses('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toBe(1);
});

test.each([
  ['who goes on with Tab', () => presses('Tab')],
  ['a key that the page makes up', () => presses('a', false)],
])('%s does not yet', (_, act) => {
  act();
  expect(told).toBe(0);
});

test('who has gone to another frame does not, until they come back', async () => {
  hasFocus = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toBe(0);

  hasFocus = true;
  window.dispatchEvent(new Event('focusin'));
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toBe(1);
});

test('nobody hears of it once the extension is gone', async () => {
  life.abort();
  presses('a');
  expect(told).toBe(0);
});
