import 'fake-indexeddb/auto';
import { chosenLanguage } from '@/library/settings';
import type { Answered, Service } from '@/library/service';
import type { Account } from '@/library/workspace';
import { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import { changeLanguage } from '@/web/language_choice';
import { beforeEach, expect, test } from 'vitest';

const ADA: Account = { server: 'https://shop.test', id: 'ada', name: 'Ada', email: 'ada@shop.test', teams: [] };
let db: LibraryDatabase;
let here: string;
let told: unknown[];
let reaches: boolean;

beforeEach(() => {
  db = new LibraryDatabase(crypto.randomUUID());
  here = '';
  told = [];
  reaches = true;
});

const settings = {
  change: async ({ language }: { language?: string }) => {
    here = language ?? here;
  },
};
const service = {
  ask: async (method: string, path: string, body: unknown) => {
    if (!reaches) return { kind: 'unreachable' };
    told.push([method, path, body]);
    return { kind: 'told', value: null };
  },
} as Pick<Service, 'ask'> as Service;

const signsIn = (language?: string | null) =>
  db.notes.put({ name: 'account', value: language === undefined ? ADA : { ...ADA, language } });
const speaks = async () => chosenLanguage({ language: here }, await accountOf(db));

test('who is signed in chooses it for their account, too', async () => {
  await signsIn(null);

  expect(await changeLanguage(db, service, settings, 'zh')).toBe(true);

  expect(told).toEqual([['PUT', '/v1/me/language', { language: 'zh' }]]);
  expect((await accountOf(db))?.language).toBe('zh');
  expect(await speaks()).toBe('zh');
});

test('“as the browser” takes it back from the account', async () => {
  await signsIn('zh');

  await changeLanguage(db, service, settings, '');

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

  expect(await changeLanguage(db, service, settings, 'id')).toBe(false);

  expect(await speaks()).toBe('id');
  expect((await accountOf(db))?.language).toBe('zh');
});

test.each([
  ['nobody is signed in', async () => {}],
  ['the service is one from before', () => signsIn()],
])('no service is asked where %s', async (_, given) => {
  await given();

  expect(await changeLanguage(db, service, settings, 'id')).toBe(true);

  expect(told).toEqual([]);
  expect(await speaks()).toBe('id');
});
