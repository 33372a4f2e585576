import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Live } from '@/web/live';
import { firstSocket, Socket, signedIn } from './socket';

let news: number;
let live: Live;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  Socket.all = [];
  news = 0;
  live = new Live(signedIn(), () => news++);
});
afterEach(() => {
  live.listen([]);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('it says who asks in the first message, and a poke is news within a moment', async () => {
  const socket = await connected();
  expect(socket.sent).toEqual(['{"token":"token"}']);
  for (let poke = 0; poke < 5; poke++) socket.onmessage({ data: `{"team":${poke}}` });
  await vi.advanceTimersByTimeAsync(300);

  expect(news).toBe(1);
});

test('heartbeats keep it; 45 s without a word end it, and it is opened anew', async () => {
  const socket = await connected();
  for (let beat = 0; beat < 6; beat++) {
    await vi.advanceTimersByTimeAsync(20_000);
    socket.onmessage({ data: '{}' });
  }
  expect([socket.isClosed, news, live.hears(['team'])]).toEqual([false, 0, true]);

  await vi.advanceTimersByTimeAsync(45_000);
  expect([socket.isClosed, news, live.hears(['team'])]).toEqual([true, 1, false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(Socket.all).toHaveLength(2);
});

test('a clock that is put back does not make a silent socket count as heard', async () => {
  await connected();
  vi.setSystemTime(new Date('2001-01-01'));
  await vi.advanceTimersByTimeAsync(44_000);
  expect(live.hears(['team'])).toBe(true);
  // Given up at 45 s, opened anew half a second later at the earliest.
  await vi.advanceTimersByTimeAsync(1_400);
  expect(live.hears(['team'])).toBe(false);
});

test('whose place another device took does not take it back at once', async () => {
  const socket = await connected();
  socket.onclose({ code: 4429, reason: '' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(Socket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(80_000);
  expect(Socket.all.length).toBeGreaterThan(1);
});

test('a service that restarts is asked again when it said, not before', async () => {
  const socket = await connected();
  socket.onclose({ code: 1012, reason: '{"retry_after":12.5}' });
  await vi.advanceTimersByTimeAsync(12_400);
  expect(Socket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(Socket.all).toHaveLength(2);
});

async function connected(): Promise<Socket> {
  live.listen(['team']);
  await vi.advanceTimersByTimeAsync(0);
  const socket = firstSocket();
  socket.opens();
  return socket;
}
