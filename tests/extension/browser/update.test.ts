import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Update } from '@/browser/update';

let arrives: () => void;
let reloads: number;
let isBusy: boolean;
/** Pages of the extension that are open, as the browser names their kinds. */
let open: string[];
/** What happens while the browser is looking for them. */
let meanwhile: () => void;
let update: Update;

beforeEach(() => {
  reloads = 0;
  isBusy = false;
  open = [];
  meanwhile = () => undefined;
  const runtime = {
    onUpdateAvailable: { addListener: (heard: () => void) => (arrives = heard) },
    getContexts: async ({ contextTypes }: { contextTypes: string[] }) => {
      meanwhile();
      return open.filter(kind => contextTypes.includes(kind));
    },
    reload: () => reloads++,
  };
  vi.stubGlobal('chrome', { runtime });
  update = new Update(() => isBusy);
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise(resolve => setImmediate(resolve));

test('an update is taken as soon as it is there, if nothing is under way', async () => {
  arrives();
  await settled();
  expect(reloads).toBe(1);
});

test('without an update nothing is ever restarted', async () => {
  await update.takeIfQuiet();
  expect(reloads).toBe(0);
});

test.each(['TAB', 'POPUP'])('it waits while somebody has a page of ours open: %s', async kind => {
  open = [kind];
  arrives();
  await settled();
  expect(reloads).toBe(0);

  open = ['OFFSCREEN_DOCUMENT', 'BACKGROUND'];
  await update.takeIfQuiet();
  expect(reloads).toBe(1);
});

test('it waits for a sync to end', async () => {
  isBusy = true;
  arrives();
  await settled();
  expect(reloads).toBe(0);

  isBusy = false;
  await update.takeIfQuiet();
  expect(reloads).toBe(1);
});

test('a sync that begins while it looks around is not cut off', async () => {
  meanwhile = () => (isBusy = true);
  arrives();
  await settled();
  expect(reloads).toBe(0);
});
