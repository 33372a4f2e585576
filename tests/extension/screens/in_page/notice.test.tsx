// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoticeLine } from '@/screens/in_page/notice';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a notice goes by itself, and not before six seconds', async () => {
  const { gone, pass } = await notice('Copied.');
  await pass(5_999);
  expect(gone).toEqual([]);
  await pass(1);
  expect(gone).toEqual(['by itself']);
});

test('a long line stays longer', async () => {
  const { gone, pass } = await notice('Could not read the recipient in this message. '.repeat(3));
  await pass(9_000);
  expect(gone).toEqual([]);
});

test('it stays while the keyboard is on it', async () => {
  const { gone, pass, button } = await notice('Could not read the recipient.');
  button('Ask me').focus();
  await pass(60_000);
  expect(gone).toEqual([]);
  button('Ask me').blur();
  await pass(2_000);
  expect(gone).toEqual(['by itself']);
});

test('its action is done as it goes', async () => {
  const { gone, button } = await notice('Could not read the recipient.');
  button('Ask me').click();
  expect(gone).toEqual(['asked']);
});

test('it is spoken', async () => {
  await notice('Could not read the recipient.');
  expect(document.querySelector('[role="status"]')?.textContent).toBe('Could not read the recipient.');
});

async function notice(message: string) {
  const gone: string[] = [];
  const run = () => gone.push('asked');
  const left = (after?: () => void) => (after ? after() : void gone.push('by itself'));
  const screen = document.createElement('div');
  document.body.replaceChildren(screen);
  await act(() => render(<NoticeLine message={message} actions={[{ label: 'Ask me', run }]} gone={left} />, screen));
  const button = (words: string) =>
    [...document.querySelectorAll('button')].find(each => each.textContent === words) as HTMLButtonElement;
  return { gone, button, pass: (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds)) };
}
