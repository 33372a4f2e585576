import type { SyncState } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import { stateOf, withoutRoom } from '@/sync/standing';
import { hasNoRoom } from './room';

/** How sync stands, as every screen of the extension shows it. */
export async function syncState(db: LibraryDatabase): Promise<SyncState> {
  const state = await stateOf(db);
  return (await hasNoRoom()) ? withoutRoom(state) : state;
}
