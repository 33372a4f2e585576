import { LibraryDatabase } from '@/sync/database';
import { Session } from '@/sync/session';
import type { Access } from '@/sync/token_service';
import { aloneWithTokens, send } from '@/web/world';
import { ConsoleTokens } from './tokens';

/** The service that sent this page. */
export const SERVER = location.origin;

/** What every part of this page keeps its library by. */
export interface Home {
  db: LibraryDatabase;
  tokens: ConsoleTokens;
  session: Session;
}

export function openHome(): Home {
  const now = () => Date.now();
  const db = new LibraryDatabase('rejoinder-console');
  const tokens = new ConsoleTokens(send, now);
  let access: Access | null = null;
  const session = new Session(
    db,
    {
      send,
      // In this tab's memory alone: what lies in a storage can be carried off.
      access: {
        read: async () => access,
        keep: async kept => {
          access = kept;
        },
      },
      alone: aloneWithTokens,
      now,
    },
    tokens,
  );
  return { db, tokens, session };
}
