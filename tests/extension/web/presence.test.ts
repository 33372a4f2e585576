// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOBODY, type Others } from '@/library/presence';
import { presenceOver } from '@/web/presence';
import { firstSocket, Socket, signedIn } from './socket';

const BIMA = '{"here":[{"person":"bima","writes":true}],"more":0}';
let told: Others[];
let leaving: AbortController;
let hidden: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  hidden = false;
  Socket.all = [];
  told = [];
  leaving = new AbortController();
});
afterEach(() => {
  leaving.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('whoever stays at a template says so, with a token in the first word and none in the address', async () => {
  const { socket } = await sitting();
  expect(socket.address).toBe('wss://shop.test/v1/teams/shop/templates/late/live');
  expect(socket.sent).toEqual(['{"token":"token"}', '{"writes":false}']);

  socket.onmessage({ data: BIMA });
  expect(told.at(-1)).toEqual({ people: [{ id: 'bima', writes: true }], more: 0 });
});

test('whoever only leafs through opens nothing', async () => {
  join();
  await vi.advanceTimersByTimeAsync(300);
  leaving.abort();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(Socket.all).toHaveLength(0);
});

test('what is typed is told at once and for a while', async () => {
  const { socket, seat } = await sitting();
  seat.writes();
  seat.writes();
  expect(socket.sent.slice(2)).toEqual(['{"writes":true}']);

  for (let beat = 0; beat < 7; beat++) {
    socket.onmessage({ data: '{"here":[],"more":0}' });
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(socket.sent.at(3)).toBe('{"writes":true}');
  expect(socket.sent.at(-1)).toBe('{"writes":false}');
});

test('leaving closes the socket, and nothing is told or opened any more', async () => {
  const { socket } = await sitting();
  leaving.abort();
  const before = told.length;
  socket.onmessage({ data: BIMA });
  socket.onclose({ code: 1006, reason: '' });
  await vi.advanceTimersByTimeAsync(120_000);
  expect([socket.isClosed, told.length, Socket.all.length]).toEqual([true, before, 1]);
});

test('a service that goes silent has nobody to tell of, and is asked anew', async () => {
  const { socket } = await sitting();
  socket.onmessage({ data: BIMA });
  await vi.advanceTimersByTimeAsync(15_000);
  expect([socket.isClosed, told.at(-1)]).toEqual([true, NOBODY]);

  await vi.advanceTimersByTimeAsync(2_000);
  expect(Socket.all).toHaveLength(2);
});

test('a page that nobody looks at leaves after a while, and comes back when it is seen', async () => {
  const { socket } = await sitting();
  look(false);
  for (let beat = 0; beat < 5; beat++) {
    socket.onmessage({ data: BIMA });
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(socket.isClosed).toBe(false);
  await vi.advanceTimersByTimeAsync(6_000);
  expect([socket.isClosed, told.at(-1)]).toEqual([true, NOBODY]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(Socket.all).toHaveLength(1);

  look(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(Socket.all).toHaveLength(2);
});

test.each([
  ['of a template that is not there, nobody asks again', 4404, '', 600_000, 1],
  ['who opened too many waits long', 4429, '', 20_000, 1],
  ['and then comes back', 4429, '', 100_000, 2],
  ['a service that restarts is asked again when it said', 1012, '{"retry_after":8}', 7_900, 1],
  ['and not later', 1012, '{"retry_after":8}', 8_100, 2],
])('%s', async (_, code, reason, wait, sockets) => {
  const { socket } = await sitting();
  socket.onclose({ code, reason });
  await vi.advanceTimersByTimeAsync(wait);
  expect(Socket.all.slice(0, 2)).toHaveLength(sockets);
});

test('what another version of the service says is no news', async () => {
  const { socket } = await sitting();
  for (const data of ['{}', '[]', '7', 'null', '{"here":7}']) socket.onmessage({ data });
  expect(told).toEqual([]);
});

function join() {
  const presence = presenceOver(signedIn());
  return presence.join({ team: 'shop', id: 'late' }, others => told.push(others), leaving.signal);
}

async function sitting() {
  const seat = join();
  await vi.advanceTimersByTimeAsync(400);
  const socket = firstSocket();
  socket.opens();
  return { seat, socket };
}

function look(seen: boolean) {
  hidden = !seen;
  document.dispatchEvent(new Event('visibilitychange'));
}
