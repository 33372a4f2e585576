import { beginCode, endCode, tryCode } from '@/browser/code_sign_in';
import { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import { Session } from '@/sync/session';
import type { Access } from '@/sync/token_service';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Storage } from './storage';

const SHOP = 'https://shop.test';
const GIVEN = {
  device_code: 'kept here',
  user_code: 'BCDF-GHJK',
  verification_uri: `${SHOP}/device`,
  verification_uri_complete: `${SHOP}/device?user_code=BCDF-GHJK`,
  expires_in: 600,
  interval: 5,
};

let db: LibraryDatabase;
let session: Session;
/** What the token route answers next; the last one stays. */
let answers: { status: number; body: unknown }[];
let tries: string[];
let given: object;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  const storage = new Storage();
  storage.install();
  Object.assign(chrome, { runtime: { id: 'rejoinder' }, storage: { local: storage, session: storage, managed: new Storage() } });
  let access: Access | null = null;
  answers = [waits];
  tries = [];
  given = GIVEN;
  vi.stubGlobal('fetch', async () =>
    Response.json({}, { status: 401, headers: { 'Content-Type': 'application/problem+json' } }),
  );
  session = new Session(db, {
    send,
    access: {
      read: async () => access,
      keep: async kept => {
        access = kept;
      },
    },
    alone: run => run(),
    now: () => Date.now(),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function send(address: string, request: RequestInit): Promise<Response> {
  const { pathname } = new URL(address);
  if (pathname === '/v1/auth/device') return Response.json(given);
  if (pathname === '/v1/me')
    return Response.json({ id: 'ada', name: 'Ada', email: 'ada@shop.test', teams: [] });
  if (pathname !== '/v1/auth/token') return new Response(null, { status: 204 });
  tries.push(String(request.body));
  const { status, body } = answers.length > 1 ? (answers.shift() as (typeof answers)[0]) : answers[0]!;
  return Response.json(body, { status });
}

const problem = (code: string) => ({ status: 400, body: { code, detail: `That is ${code}.` } });
const waits = problem('authorization_pending');
const tokens = {
  status: 200,
  body: { access_token: 'access', refresh_token: 'refresh', expires_in: 600, session_id: 'session' },
};
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test('a code is shown with where to type it', async () => {
  expect(await beginCode(session, 'shop.test')).toEqual({
    kind: 'waiting',
    code: 'BCDF-GHJK',
    address: `${SHOP}/device`,
    wholeAddress: `${SHOP}/device?user_code=BCDF-GHJK`,
    seconds: 5,
  });
});

test('who is let in elsewhere is signed in here', async () => {
  await beginCode(session, 'shop.test');
  answers = [waits, tokens];

  later(5);
  expect(await tryCode(db, session)).toMatchObject({ kind: 'waiting', seconds: 5 });
  later(5);
  expect(await tryCode(db, session)).toEqual({ kind: 'signed_in' });

  expect(await accountOf(db)).toMatchObject({ server: SHOP, name: 'Ada' });
  expect(await session.device()).toMatchObject({ refresh_token: 'refresh' });
  expect(await tryCode(db, session)).toEqual({ kind: 'none' });
  expect(tries[0]).toContain('device_code=kept+here&client_id=rejoinder');
});

test('the service is asked no sooner than it wishes, and more slowly when it says so', async () => {
  await beginCode(session, 'shop.test');
  later(4);
  await tryCode(db, session);
  expect(tries).toHaveLength(0);

  answers = [problem('slow_down'), waits];
  later(1);
  expect(await tryCode(db, session)).toMatchObject({ kind: 'waiting', seconds: 10 });
  later(10);
  expect(await tryCode(db, session)).toMatchObject({ kind: 'waiting', seconds: 10 });
  expect(tries).toHaveLength(2);
});

test.each(['access_denied', 'expired_token', 'invalid_grant'])('%s ends it, in words', async code => {
  await beginCode(session, 'shop.test');
  answers = [problem(code)];
  later(5);

  expect(await tryCode(db, session)).toEqual({ kind: 'refused', reason: { code: 'said', words: `That is ${code}.` } });
  expect(await tryCode(db, session)).toEqual({ kind: 'none' });
});

test('a service that is gone for a while ends nothing', async () => {
  await beginCode(session, 'shop.test');
  answers = [{ status: 503, body: {} }, tokens];

  later(5);
  expect(await tryCode(db, session)).toMatchObject({ kind: 'waiting' });
  later(10);
  expect(await tryCode(db, session)).toEqual({ kind: 'signed_in' });
});

test('a code that is too old is said to be, without asking', async () => {
  await beginCode(session, 'shop.test');
  later(600);

  expect(await tryCode(db, session)).toMatchObject({ kind: 'refused' });
  expect(tries).toHaveLength(0);
});

test('what was given up is asked for no more', async () => {
  await beginCode(session, 'shop.test');
  await endCode();
  later(5);

  expect(await tryCode(db, session)).toEqual({ kind: 'none' });
  expect(tries).toHaveLength(0);
});

test('an address that no page has is not shown', async () => {
  given = { ...GIVEN, verification_uri_complete: 'javascript:alert(1)' };

  expect(await beginCode(session, 'shop.test')).toMatchObject({ kind: 'refused' });
});
