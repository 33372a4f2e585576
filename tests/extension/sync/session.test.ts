import { LibraryDatabase } from '@/sync/database';
import { type Access, Session, type SessionWorld } from '@/sync/session';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';

const MINUTE = 60_000;
const SERVER = 'https://shop.test';

/** A service that gives each refresh token one successor, as ours does, and takes only the newest access token. */
class TokenService {
  renewals = 0;
  isReachable = true;
  hasEnded = false;
  readonly paths: string[] = [];

  readonly send = async (address: string, request: RequestInit): Promise<Response> => {
    if (!this.isReachable) throw new TypeError('network');
    const { pathname } = new URL(address);
    this.paths.push(pathname);
    if (pathname === '/v1/auth/token') return this.renew();
    const isGood = new Headers(request.headers).get('Authorization') === `Bearer access-${this.renewals}`;
    return new Response('{}', { status: isGood ? 200 : 401 });
  };

  private renew(): Response {
    if (this.hasEnded) return new Response('{}', { status: 400 });
    const turn = ++this.renewals;
    return Response.json({
      access_token: `access-${turn}`,
      refresh_token: `refresh-${turn}`,
      expires_in: 600,
      session_id: 'session',
    });
  }
}

let service: TokenService;
let session: Session;
let db: LibraryDatabase;
let access: Access | null;
let now: number;

beforeEach(async () => {
  service = new TokenService();
  db = new LibraryDatabase('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  access = null;
  now = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const world: SessionWorld = {
    send: service.send,
    access: {
      read: async () => access,
      keep: async kept => {
        access = kept;
      },
    },
    alone: run => {
      const result = turn.then(run);
      turn = result.catch(() => undefined);
      return result;
    },
    now: () => now,
  };
  session = new Session(db, world);
  await signIn();
});

async function signIn(): Promise<void> {
  const proof = { code: 'c', code_verifier: 'v', redirect_uri: 'r', client_id: 'e' };
  const opened = await session.open(SERVER, proof);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  await session.take(opened, async () => {
    await db.notes.put({ name: 'account', value: { server: SERVER } });
  });
}

test('a token that holds is used without asking for another', async () => {
  await session.http('/v1/me');
  now = 5 * MINUTE;
  await session.http('/v1/me');

  expect(service.renewals).toBe(1);
});

test('when it ends, many requests at once renew it once', async () => {
  now = 11 * MINUTE;
  const answers = await Promise.all(Array.from({ length: 20 }, () => session.http('/v1/me')));

  expect(service.renewals).toBe(2);
  expect(answers.every(each => each.kind === 'answered' && each.response.ok)).toBe(true);
});

test('a token that the service takes no longer is renewed, and the request sent again', async () => {
  access = { token: 'access-0', ends: 10 * MINUTE, session_id: 'session' };
  const answer = await session.http('/v1/me');

  expect(answer).toMatchObject({ kind: 'answered', response: { status: 200 } });
});

test('when the sign-in has ended one is signed out, and nothing more is sent', async () => {
  service.hasEnded = true;
  now = 11 * MINUTE;

  expect(await session.http('/v1/me')).toEqual({ kind: 'signed_out' });
  const before = service.paths.length;
  expect(await session.http('/v1/me')).toEqual({ kind: 'signed_out' });
  expect(service.paths.length).toBe(before);
});

test('a service that cannot be reached signs nobody out', async () => {
  service.isReachable = false;
  now = 11 * MINUTE;
  expect(await session.http('/v1/me')).toEqual({ kind: 'unreachable' });

  service.isReachable = true;
  expect(await session.http('/v1/me')).toMatchObject({ kind: 'answered' });
});

test('signing out works offline too', async () => {
  service.isReachable = false;
  await session.end();

  expect(access).toBe(null);
  expect(await session.device()).toBe(null);
});
