import type { World } from '@/sync/server';

export const world: World = {
  now: () => new Date().toISOString(),
  id: () => crypto.randomUUID(),
};

/**
 * A server that takes longer counts as unreachable; what it did is settled when it is asked again. What is long may
 * take its time on the way, there and back.
 */
export async function send(address: string, request: RequestInit): Promise<Response> {
  const late = new AbortController();
  const signal = request.signal ? AbortSignal.any([late.signal, request.signal]) : late.signal;
  const sending = AbortSignal.timeout(timeFor(bytesOf(request.body)));
  let hasAnswered = false;
  sending.addEventListener('abort', () => hasAnswered || late.abort(sending.reason));

  const response = await fetch(address, { ...request, signal });
  hasAnswered = true;
  const reading = AbortSignal.timeout(timeFor(Number(response.headers.get('Content-Length'))));
  reading.addEventListener('abort', () => late.abort(reading.reason));
  return response;
}

const LONGEST_ANSWER_MS = 30_000;
/** Of a slow line, a millisecond. */
const BYTES = 16;

const timeFor = (bytes: number): number => LONGEST_ANSWER_MS + Math.ceil(bytes / BYTES);

function bytesOf(body: RequestInit['body']): number {
  if (body instanceof Blob) return body.size;
  return body instanceof Uint8Array ? body.length : 0;
}

/** Runs one at a time across all pages and workers that keep a session, since a refresh token is good once. */
export function aloneWithTokens<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('rejoinder-tokens', run);
}

/** Runs while no sync does, in whichever page or worker; and no sync begins until it is done. */
export function aloneInSync<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('rejoinder-sync', run);
}
