import type { Reason } from '@/library/reason';
import type { Account } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import { askMembership, settleIn } from '@/sync/membership';
import type { Opened, Session } from '@/sync/session';
import { world } from './world';

export type SignedIn = { kind: 'signed_in'; account: Account } | { kind: 'refused'; reason: Reason };

/** Makes an opened session this browser's own. */
export async function takeUp(
  db: LibraryDatabase,
  session: Session,
  server: string,
  opened: Opened,
): Promise<SignedIn> {
  // Who it is comes first: a session with nobody's name to it could send one person's edits as another's.
  const membership = await askMembership(opened.http, server);
  if (membership.kind !== 'read') {
    void session.decline(opened);
    return { kind: 'refused', reason: { code: 'not_said_as_whom' } };
  }
  const { account } = membership;
  await session.take(opened, () => settleIn(db, world, account));
  return { kind: 'signed_in', account };
}
