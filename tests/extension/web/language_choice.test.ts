import 'fake-indexeddb/auto';
import { chosenLanguage } from '@/library/settings';
import type { Answered, Service } from '@/library/service';
import type { Account } from '@/library/workspace';
import { LibraryDatabase } from '@/sync/database';
import { hasUntoldLanguage, tellLanguage } from '@/sync/account_language';
import { accountOf, leave } from '@/sync/membership';
import { changeLanguage } from '@/web/language_choice';
import { aloneInSync } from '@/web/world';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const ADA: Account = { server: 'https://shop.test', id: 'ada', name: 'Ada', email: 'ada@shop.test', teams: [] };
let db: LibraryDatabase;
let here: string;
let told: unknown[];
let reaches: boolean;
let refuses: boolean;
/** How much the service had been told whenever whoever syncs heard of an edit. */
let edits: number[];

beforeEach(() => {
  db = new LibraryDatabase(crypto.randomUUID());
  here = '';
  told = [];
  reaches = true;
  refuses = false;
  edits = [];
});

const settings = {
  change: async ({ language }: { language?: string }) => {
    here = language ?? here;
  },
};
const service = {
  ask: async (method: string, path: string, body: unknown) => {
    if (!reaches) return { kind: 'unreachable' };
    if (refuses) return { kind: 'refused', code: 'malformed', message: '' };
    told.push([method, path, body]);
    return { kind: 'told', value: null };
  },
} as Pick<Service, 'ask'> as Service;

const choose = (language: string) => changeLanguage(db, service, settings, () => edits.push(told.length), language);
const signsIn = (language?: string | null) =>
  db.notes.put({ name: 'account', value: language === undefined ? ADA : { ...ADA, language } });
const speaks = async () => chosenLanguage({ language: here }, await accountOf(db));

test('who is signed in chooses it for their account, too', async () => {
  await signsIn(null);

  expect(await choose('zh')).toBe('kept');

  expect(told).toEqual([['PUT', '/v1/me/language', { language: 'zh' }]]);
  expect((await accountOf(db))?.language).toBe('zh');
  expect(await speaks()).toBe('zh');
});

test('“as the browser” takes it back from the account', async () => {
  await signsIn('zh');

  await choose('');

  expect(told).toEqual([['PUT', '/v1/me/language', { language: null }]]);
  expect(await speaks()).toBe('');
});

test('a browser without a choice of its own speaks as the account, one with a choice does not', async () => {
  await signsIn('zh');
  expect(await speaks()).toBe('zh');

  here = 'id';
  expect(await speaks()).toBe('id');
});

test('what the service did not hear holds in this browser', async () => {
  await signsIn('zh');
  reaches = false;

  expect(await choose('id')).toBe('waits');

  expect(await speaks()).toBe('id');
  expect((await accountOf(db))?.language).toBe('zh');
});

test('before the screens speak it, it is kept for whoever syncs: a page that is closed then loses nothing', async () => {
  await signsIn('zh');
  const closes = { change: () => Promise.reject(new Error('The page is gone.')) };

  const choosing = changeLanguage(db, service, closes, () => edits.push(told.length), 'id');

  await expect(choosing).rejects.toThrow('gone');
  expect(edits).toEqual([0]);
  await tellLanguage(db, service, { ...ADA, language: 'zh' });
  expect(told.at(-1)).toEqual(['PUT', '/v1/me/language', { language: 'id' }]);
});

test('while a sync runs nothing is told beside it, and what the sync has told is not told again', async () => {
  await signsIn('zh');
  let ends: () => void = () => undefined;
  const sync = aloneInSync(async () => {
    await new Promise<void>(ended => (ends = ended));
    await tellLanguage(db, service, { ...ADA, language: 'zh' });
  });

  const choosing = choose('id');
  await vi.waitFor(() => expect(edits).toEqual([0]));
  ends();
  await sync;

  expect(await choosing).toBe('kept');
  expect(told).toEqual([['PUT', '/v1/me/language', { language: 'id' }]]);
});

describe('what the service did not hear', () => {
  const choosesOffline = async (language: string) => {
    reaches = false;
    await choose(language);
    reaches = true;
  };
  const comesBack = (language: string | null, id = 'ada') =>
    tellLanguage(db, service, { ...ADA, id, language });

  test('it hears when it is there again, once', async () => {
    await signsIn('zh');
    await choosesOffline('en');
    await choosesOffline('id');

    await comesBack('zh');
    await comesBack('id');

    expect(told).toEqual([['PUT', '/v1/me/language', { language: 'id' }]]);
    expect((await accountOf(db))?.language).toBe('id');
    expect(await hasUntoldLanguage(db)).toBe(false);
  });

  test('“as the browser” is a choice, too', async () => {
    await signsIn('zh');
    await choosesOffline('');

    await comesBack('zh');

    expect(told).toEqual([['PUT', '/v1/me/language', { language: null }]]);
  });

  test.each([
    ['another was chosen elsewhere meanwhile', () => comesBack('en')],
    ['somebody else is signed in', () => comesBack('zh', 'bo')],
  ])('it is not told where %s, nor afterwards', async (_, comes) => {
    await signsIn('zh');
    await choosesOffline('id');

    await comes();
    await comesBack('zh');

    expect(told).toEqual([]);
    expect(await speaks()).toBe('id');
  });

  test('waits on while the service stays away', async () => {
    await signsIn('zh');
    await choosesOffline('id');
    reaches = false;

    await comesBack('zh');

    expect(await hasUntoldLanguage(db)).toBe(true);
  });

  test('is forgotten at signing out', async () => {
    await signsIn('zh');
    await choosesOffline('id');

    await leave(db, { now: () => '2026-01-01T00:00:00.000Z', id: () => crypto.randomUUID() });

    expect(await hasUntoldLanguage(db)).toBe(false);
  });
});

test('what the service refuses is not said again', async () => {
  await signsIn('zh');
  refuses = true;

  expect(await choose('id')).toBe('refused');

  expect(await hasUntoldLanguage(db)).toBe(false);
  expect(await speaks()).toBe('id');
});

test.each([
  ['nobody is signed in', async () => {}],
  ['the service is one from before', () => signsIn()],
])('no service is asked where %s', async (_, given) => {
  await given();

  expect(await choose('id')).toBe('kept');

  expect(told).toEqual([]);
  expect(await speaks()).toBe('id');
});
