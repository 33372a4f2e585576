import { LibraryDatabase } from '@/sync/database';
import { Session, type SessionWorld } from '@/sync/session';
import type { Access } from '@/sync/token_service';
import { aloneWithTokens, send } from '@/web/world';

/** The extension's one database; pages of the extension and its worker each open it for themselves. */
export function openDatabase(): LibraryDatabase {
  return new LibraryDatabase('rejoinder');
}

export function sessionOf(db: LibraryDatabase): Session {
  return new Session(db, sessionWorld);
}

const ACCESS = 'access';

const sessionWorld: SessionWorld = {
  send,
  access: {
    read: async () => (await chrome.storage.session.get<{ access?: Access }>(ACCESS)).access ?? null,
    keep: access =>
      access === null
        ? chrome.storage.session.remove(ACCESS)
        : chrome.storage.session.set({ [ACCESS]: access }),
  },
  alone: aloneWithTokens,
  now: () => Date.now(),
};
