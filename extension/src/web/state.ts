import type { SyncState } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import { stateOf, withoutRoom } from '@/sync/standing';
import type { Room } from './room';

/** How sync stands, as every screen shows it. */
export async function syncState(db: LibraryDatabase, room: Room): Promise<SyncState> {
  const state = await stateOf(db);
  return (await room.isFull()) ? withoutRoom(state) : state;
}
