import { LibraryDatabase } from '@/sync/database';
import type { World } from '@/sync/server';
import { Session, type SessionWorld } from '@/sync/session';
import type { Access } from '@/sync/token_service';

/** The extension's one database; pages of the extension and its worker each open it for themselves. */
export function openDatabase(): LibraryDatabase {
  return new LibraryDatabase('rejoinder');
}

export const world: World = {
  now: () => new Date().toISOString(),
  id: () => crypto.randomUUID(),
};

export function sessionOf(db: LibraryDatabase): Session {
  return new Session(db, sessionWorld);
}

const ACCESS = 'access';
/** A server that takes longer counts as unreachable; what it did is settled when it is asked again. */
const LONGEST_ANSWER_MS = 30_000;

const sessionWorld: SessionWorld = {
  send: (address, request) => {
    const late = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
    return fetch(address, { ...request, signal });
  },
  access: {
    read: async () => (await chrome.storage.session.get<{ access?: Access }>(ACCESS)).access ?? null,
    keep: access =>
      access === null
        ? chrome.storage.session.remove(ACCESS)
        : chrome.storage.session.set({ [ACCESS]: access }),
  },
  alone: run => navigator.locks.request('rejoinder-tokens', run),
  now: () => Date.now(),
};
