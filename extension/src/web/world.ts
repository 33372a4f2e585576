import type { World } from '@/sync/server';

export const world: World = {
  now: () => new Date().toISOString(),
  id: () => crypto.randomUUID(),
};

/** A server that takes longer counts as unreachable; what it did is settled when it is asked again. */
const LONGEST_ANSWER_MS = 30_000;

export function send(address: string, request: RequestInit): Promise<Response> {
  const late = AbortSignal.timeout(LONGEST_ANSWER_MS);
  const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
  return fetch(address, { ...request, signal });
}

/** Runs one at a time across all pages and workers that keep a session, since a refresh token is good once. */
export function aloneWithTokens<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('rejoinder-tokens', run);
}

/** Runs while no sync does, in whichever page or worker; and no sync begins until it is done. */
export function aloneInSync<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('rejoinder-sync', run);
}
