import { afterEach, expect, test, vi } from 'vitest';
import { readApart } from '@/screens/imports/read_apart';

const TABLE = { name: 'replies.csv', bytes: new TextEncoder().encode('Title,Reply\nA,B') };
const looksOn = (signal = new AbortController().signal) => ({ signal, counted: () => undefined });

/** As a browser has it whose worker never says anything, or whose file is gone. */
class Silent {
  static ended = 0;
  onerror: (() => void) | null = null;
  postMessage(): void {}
  terminate(): void {
    Silent.ended++;
  }
}
class Gone extends Silent {
  override postMessage(): void {
    setTimeout(() => this.onerror?.());
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  Silent.ended = 0;
});

test('where no worker starts the page reads by itself', async () => {
  vi.stubGlobal('Worker', Gone);
  expect(await readApart([TABLE], {}, looksOn())).toMatchObject({ kind: 'read', templates: [{}] });
  expect(Silent.ended).toBe(1);
});

test('whoever stops it has nothing, at once, and the worker is ended', async () => {
  vi.stubGlobal('Worker', Silent);
  const stopping = new AbortController();
  const found = readApart([TABLE], {}, looksOn(stopping.signal));
  stopping.abort();
  expect(await found).toBeNull();
  expect(Silent.ended).toBe(1);
});

test('what was stopped before it began is not begun', async () => {
  expect(await readApart([TABLE], {}, looksOn(AbortSignal.abort()))).toBeNull();
});
