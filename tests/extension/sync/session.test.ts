import { LibraryDatabase } from '@/sync/database';
import { Session, type SessionWorld } from '@/sync/session';
import type { Access } from '@/sync/token_service';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';

const MINUTE = 60_000;
const SERVER = 'https://shop.test';

/** A service that gives each refresh token one successor, as ours does, and takes only the newest access token. */
class TokenService {
  renewals = 0;
  isReachable = true;
  /** Something in between answers everything. */
  isCaptive = false;
  hasEnded = false;
  session = 'session';
  /** What happens while an answer with tokens is on its way. */
  onTheWay: () => Promise<void> = async () => undefined;
  /** What happens to a request of somebody who is signed in. */
  onRequest: (signal: AbortSignal) => Promise<void> = async () => undefined;
  heard: (value: unknown) => void = () => undefined;
  readonly bodies: string[] = [];
  readonly paths: string[] = [];

  readonly send = async (address: string, request: RequestInit): Promise<Response> => {
    if (!this.isReachable) throw new TypeError('network');
    if (this.isCaptive) return new Response('<h1>Sign in</h1>', { status: 401 });
    const { pathname } = new URL(address);
    this.paths.push(pathname);
    this.bodies.push(String(request.body ?? ''));
    if (pathname === '/v1/auth/token') {
      const answer = this.renew();
      await this.onTheWay();
      return answer;
    }
    if (pathname === '/v1/auth/sign-out') return new Response(null, { status: 204 });
    const waiting = request.signal ? this.onRequest(request.signal) : undefined;
    this.heard(null);
    await waiting;
    const isGood = new Headers(request.headers).get('Authorization') === `Bearer access-${this.renewals}`;
    return isGood ? Response.json({}) : Response.json({ code: 'not_signed_in' }, { status: 401 });
  };

  private renew(): Response {
    if (this.hasEnded) return Response.json({ code: 'invalid_grant' }, { status: 400 });
    const turn = ++this.renewals;
    return Response.json({
      access_token: `access-${turn}`,
      refresh_token: `refresh-${turn}`,
      expires_in: 600,
      session_id: this.session,
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

test('a hotel’s sign-in page signs nobody out of the service', async () => {
  service.isCaptive = true;
  expect(await session.http('/v1/me')).toEqual({ kind: 'unreachable' });
  now = 11 * MINUTE;
  expect(await session.http('/v1/me')).toEqual({ kind: 'unreachable' });

  service.isCaptive = false;
  expect(await session.http('/v1/me')).toMatchObject({ kind: 'answered', response: { status: 200 } });
});

test('signing out offline takes effect here at once; the service hears of it when it can', async () => {
  service.isReachable = false;
  let hasLeft = false;
  await session.end(async () => {
    hasLeft = true;
  });
  expect(hasLeft).toBe(true);
  expect(access).toBe(null);
  expect(await session.device()).toBe(null);

  await session.tellEnded();
  service.isReachable = true;
  service.isCaptive = true;
  await session.tellEnded();
  service.isCaptive = false;
  await session.tellEnded();
  await session.tellEnded();
  expect(service.paths.filter(path => path === '/v1/auth/sign-out')).toHaveLength(1);
  expect(service.bodies.at(-1)).toBe(JSON.stringify({ refresh_token: 'refresh-1' }));
});

test('who signs out does not wait for a request that is on its way', async () => {
  service.onRequest = signal =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
  const asked = session.http('/v1/me');
  await new Promise(resolve => {
    service.heard = resolve;
  });
  session.cutOff();

  expect(await asked).toEqual({ kind: 'unreachable' });
});

test('signing out while a renewal is on its way stays signed out, and ends what it brought', async () => {
  now = 11 * MINUTE;
  service.onTheWay = async () => {
    await session.end(async () => undefined);
    await session.tellEnded();
  };

  expect(await session.http('/v1/me')).toEqual({ kind: 'signed_out' });
  expect(await session.device()).toBe(null);
  expect(access).toBe(null);
  expect(service.paths.at(-1)).toBe('/v1/auth/sign-out');
  expect(service.bodies.at(-1)).toBe(JSON.stringify({ refresh_token: 'refresh-2' }));
});

test.each([false, true])('signing in anew while a renewal is on its way stays (refused: %s)', async refused => {
  now = 11 * MINUTE;
  service.hasEnded = refused;
  service.onTheWay = async () => {
    service.onTheWay = async () => undefined;
    service.hasEnded = false;
    service.session = 'the next session';
    await signIn();
  };

  expect(await session.http('/v1/me')).toEqual({ kind: 'signed_out' });
  expect(await session.device()).toMatchObject({ session_id: 'the next session' });
  expect(access).toMatchObject({ session_id: 'the next session' });
  expect(await session.http('/v1/me')).toMatchObject({ kind: 'answered', response: { status: 200 } });
});
