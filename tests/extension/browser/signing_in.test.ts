import { finishSignIn } from '@/browser/sign_in';
import { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import { Session } from '@/sync/session';
import type { Access } from '@/sync/token_service';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Storage } from './storage';

const SHOP = 'https://shop.test';
const OTHER = 'https://other.test';

interface Sent {
  method: string;
  address: string;
  bearer: string | null;
  body: string;
}

let db: LibraryDatabase;
let session: Session;
let access: Access | null;
let sent: Sent[];
let meStatus: number;

beforeEach(async () => {
  db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  access = null;
  sent = [];
  meStatus = 200;
  const storage = new Storage();
  storage.install();
  const runtime = { id: 'rejoinder', getURL: (path: string) => `chrome-extension://rejoinder/${path}` };
  Object.assign(chrome, { runtime, storage: { local: storage, session: storage } });
  session = new Session(db, {
    send,
    access: {
      read: async () => access,
      keep: async kept => {
        access = kept;
      },
    },
    alone: run => run(),
    now: () => 0,
  });
});

/** Two services of which each knows its own tokens and its own people. */
async function send(address: string, request: RequestInit): Promise<Response> {
  const { origin, hostname, pathname } = new URL(address);
  const bearer = new Headers(request.headers).get('Authorization');
  sent.push({ method: request.method ?? 'GET', address, bearer, body: String(request.body ?? '') });
  if (pathname === '/v1/auth/token') {
    return Response.json({
      access_token: `access of ${hostname}`,
      refresh_token: `refresh of ${hostname}`,
      expires_in: 600,
      session_id: `session of ${hostname}`,
    });
  }
  if (pathname !== '/v1/me') return new Response(null, { status: 204 });
  if (bearer !== `Bearer access of ${hostname}`) return Response.json({ code: 'not_signed_in' }, { status: 401 });
  const me = { id: `ada at ${origin}`, name: 'Ada', email: 'ada@shop.test', teams: [] };
  return Response.json(me, { status: meStatus });
}

async function signIn(server: string) {
  await chrome.storage.session.set({ sign_in: { server, state: 'state', verifier: 'verifier' } });
  return finishSignIn(db, session, 'chrome-extension://rejoinder/signed-in.html?code=code&state=state');
}

const endings = () =>
  sent.filter(each => each.address.endsWith('/sign-out')).map(({ address, body }) => ({ address, body }));

test('who signs in is known with the session', async () => {
  expect(await signIn(SHOP)).toMatchObject({ kind: 'signed_in', account: { server: SHOP } });

  expect(await session.device()).toMatchObject({ server: SHOP });
  expect(await session.http('/v1/me')).toMatchObject({ kind: 'answered', response: { status: 200 } });
});

test('a service that does not say who signed in changes nothing here, and keeps no session', async () => {
  await signIn(SHOP);
  meStatus = 503;

  expect(await signIn(OTHER)).toMatchObject({ kind: 'refused' });
  expect((await session.device())?.server).toBe(SHOP);
  expect((await accountOf(db))?.server).toBe(SHOP);
  expect(endings()).toEqual([
    { address: `${OTHER}/v1/auth/sign-out`, body: JSON.stringify({ refresh_token: 'refresh of other.test' }) },
  ]);

  sent = [];
  await session.http('/v1/me');
  expect(sent).toMatchObject([{ address: `${SHOP}/v1/me`, bearer: 'Bearer access of shop.test' }]);
});

test('signing in elsewhere signs out where one was', async () => {
  await signIn(SHOP);
  await signIn(OTHER);
  await session.tellEnded();

  expect((await session.device())?.server).toBe(OTHER);
  expect((await accountOf(db))?.server).toBe(OTHER);
  expect(endings()).toEqual([
    { address: `${SHOP}/v1/auth/sign-out`, body: JSON.stringify({ refresh_token: 'refresh of shop.test' }) },
  ]);
});

test('a session of another service than the account’s is asked nothing', async () => {
  await signIn(SHOP);
  const account = await accountOf(db);
  await signIn(OTHER);
  await db.notes.put({ name: 'account', value: account });
  await session.tellEnded();
  sent = [];

  expect(await session.http('/v1/teams/shop/sync/push')).toEqual({ kind: 'signed_out' });
  expect(await session.pass()).toEqual({ kind: 'signed_out' });
  expect(sent).toEqual([]);
});

test('a token that another session left behind goes to no service', async () => {
  await signIn(SHOP);
  const left = access;
  await signIn(OTHER);
  access = left;
  await session.tellEnded();
  sent = [];

  await session.http('/v1/me');
  expect(sent.map(({ address, bearer }) => [address, bearer])).toEqual([
    [`${OTHER}/v1/auth/token`, null],
    [`${OTHER}/v1/me`, 'Bearer access of other.test'],
  ]);
});
