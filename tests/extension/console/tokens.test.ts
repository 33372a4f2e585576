import { ConsoleTokens } from '@/console/tokens';
import { beforeEach, expect, test } from 'vitest';

const SERVER = 'https://shop.test';
const GIVEN = { access_token: 'access', expires_in: 600, session_id: 'session' };
const REFUSED = { code: 'not_signed_in' };
const DEVICE = { server: SERVER, session_id: 'session', refresh_token: '' };

let answer: () => Response;
let sent: { address: string; request: RequestInit }[];
let tokens: ConsoleTokens;

beforeEach(() => {
  sent = [];
  answer = () => Response.json(GIVEN);
  tokens = new ConsoleTokens(
    async (address, request) => {
      sent.push({ address, request });
      return answer();
    },
    () => 1_000,
  );
});

const renew = () => tokens.renew(DEVICE, new AbortController().signal);

test('who has just signed in is given a session, and nothing that outlives the tab lies within reach', async () => {
  expect(await tokens.openHere(SERVER)).toEqual({
    kind: 'opened',
    device: DEVICE,
    access: { token: 'access', ends: 601_000, session_id: 'session' },
  });
});

test('the cookie goes to the service that sent the page, and to nobody else', async () => {
  await tokens.openHere(SERVER);
  await renew();
  await tokens.end(DEVICE);

  expect(sent.map(({ address, request }) => [request.method, address])).toEqual([
    ['POST', `${SERVER}/console/session`],
    ['POST', `${SERVER}/console/session/renewed`],
    ['DELETE', `${SERVER}/console/session/session`],
  ]);
  for (const { request } of sent)
    expect(request).toMatchObject({ credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
});

test.each([
  ['the service says that it is over', () => Response.json(REFUSED, { status: 401 }), 'signed_out'],
  ['something else says so', () => new Response('<h1>Sign in</h1>', { status: 401 }), 'unreachable'],
  ['the service is busy', () => Response.json({ code: 'busy' }, { status: 503 }), 'unreachable'],
  ['the answer breaks off', () => new Response('{"access_tok'), 'unreachable'],
  ['there is no network', () => fail(), 'unreachable'],
])('when %s', async (_, answers, kind) => {
  answer = answers;

  expect(await tokens.openHere(SERVER)).toEqual({ kind });
  expect(await renew()).toEqual({ kind });
});

test.each([
  ['is told', () => new Response(null, { status: 204 }), true],
  ['knows of none', () => Response.json(REFUSED, { status: 401 }), true],
  ['is busy', () => Response.json({ code: 'busy' }, { status: 503 }), false],
  ['is not who answers', () => new Response('<h1>Hotel</h1>', { status: 200 }), false],
  ['cannot be reached', () => fail(), false],
])('a session is over once the service %s', async (_, answers, isTold) => {
  answer = answers;

  expect(await tokens.end(DEVICE)).toBe(isTold);
});

function fail(): never {
  throw new TypeError('network');
}
