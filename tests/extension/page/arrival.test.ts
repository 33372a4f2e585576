// @vitest-environment happy-dom
import { onArrival } from '@/page/arrival';
import { Ear } from '@/page/ear';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let ear: Ear;
let calls: number;
let answer: () => Promise<unknown>;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<textarea></textarea>';
  ear = new Ear();
  calls = 0;
  answer = () => new Promise(() => undefined);
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  onArrival(
    window,
    ear,
    host => host.shadowRoot,
    () => {
      calls++;
      return answer();
    },
  );
});
afterEach(() => {
  document.body.innerHTML = '';
  document.dispatchEvent(new Event('DOMContentLoaded'));
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const comes = () => document.querySelector('textarea')?.focus();
const happens = (type: string) => ear.tell?.(new Event(type));

test('nobody is called before a person is in a field', () => {
  happens('mousedown');
  happens('keydown');
  expect(calls).toBe(0);
  expect(ear.early).toEqual([]);
});

test('one call is enough, and what happens until it is answered is kept', () => {
  comes();
  happens('focusin');
  happens('keydown');
  happens('input');
  expect(calls).toBe(1);
  expect(ear.early.map(event => event.type)).toEqual(['keydown', 'input']);
});

test('a call that fails is made again at the next key, which is kept, too', async () => {
  answer = () => Promise.reject(new Error('The worker was killed.'));
  comes();
  happens('focusin');
  await vi.advanceTimersByTimeAsync(0);

  happens('keydown');
  expect(calls).toBe(2);
  expect(ear.early.map(event => event.type)).toEqual(['keydown']);
});

test('a call that nobody answers is made again after a while', async () => {
  comes();
  happens('focusin');
  await vi.advanceTimersByTimeAsync(1_900);
  happens('keydown');
  expect(calls).toBe(1);

  await vi.advanceTimersByTimeAsync(200);
  happens('keydown');
  expect(calls).toBe(2);
});

test('once the rest of the code listens, no more is called', async () => {
  comes();
  happens('focusin');
  ear.tell = () => undefined;
  await vi.advanceTimersByTimeAsync(5_000);

  happens('keydown');
  expect(calls).toBe(1);
});

test('a field that the page is about to give the caret is called for before it has it', () => {
  document.body.innerHTML = '<input type="search" autofocus>';
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(calls).toBe(1);

  happens('keydown');
  expect(calls).toBe(1);
  expect(ear.early.map(event => event.type)).toEqual(['keydown']);
});

test.each([
  ['a button', '<button autofocus>Search</button>'],
  ['a field that takes no text', '<input type="checkbox" autofocus>'],
  ['a field that nobody asked for', '<textarea></textarea>'],
])('%s is not', (_, html) => {
  document.body.innerHTML = html;
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(calls).toBe(0);
});
