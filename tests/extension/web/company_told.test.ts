// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { View } from '@/library/workspace';
import { LibraryDatabase } from '@/sync/database';
import { type Surroundings, workspaceOver } from '@/web/workspace';
import { DEFAULT_SETTINGS } from '@/library/settings';
import { afterEach, expect, test, vi } from 'vitest';

const page = new AbortController();
afterEach(() => page.abort());

test('the library is seen before the browser tells what a company has set, and again when it does', async () => {
  let tells: (server: string | null) => void = () => undefined;
  const server = () => new Promise<string | null>(told => (tells = told));
  const seen: View[] = [];
  const unmoving = { onChange: () => undefined };
  const surroundings = {
    surface: 'extension',
    session: {},
    room: { ...unmoving, isFull: async () => false, note: async () => undefined },
    settings: { ...unmoving, read: async () => DEFAULT_SETTINGS, write: async () => undefined },
    company: { ...unmoving, server },
    sync: { edited: async () => 0, returned: async () => 0, now: async () => 0 },
  } as unknown as Surroundings;
  const workspace = workspaceOver(new LibraryDatabase(crypto.randomUUID()), surroundings);

  workspace.watch(view => seen.push(view), page.signal);
  await vi.waitFor(() => expect(seen.at(-1)?.companyServer).toBeNull());
  tells('https://replies.shop.test');

  await vi.waitFor(() => expect(seen.at(-1)?.companyServer).toBe('https://replies.shop.test'));
});
