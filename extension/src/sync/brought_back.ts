import type { LibraryEntry } from '@/library/workspace';
import { keyOf, type LibraryDatabase } from './database';
import type { Homes } from './homes';
import { chains, editsOf, type Wish } from './outbox';

/** How deletions of shared templates are taken back: by an edit under the id that each had, or as a new template. */
export interface Undoing {
  wishes: Wish[];
  anew: LibraryEntry[];
}

/** Within a write, their folders looked up; of what somebody else has brought back before, nothing is left to do. */
export async function deletionsUndone(
  db: LibraryDatabase,
  homes: Homes,
  entries: readonly LibraryEntry[],
): Promise<Undoing> {
  const undoing: Undoing = { wishes: [], anew: [] };
  if (entries.length === 0) return undoing;
  const keys = entries.map(({ id }) => id);
  const last = new Map(chains(await editsOf(db, keys)).map(chain => [chain[0].key, chain.at(-1)]));
  const told = new Set((await db.rows.bulkGet(keys)).map(row => row?.key));
  for (const entry of entries) {
    const { id: key, folder, template } = entry;
    const { team, mayEdit } = homes.of(folder);
    const edit = last.get(key);
    const isUnsent = edit?.state === 'waiting' && edit.wanted === null;
    // Without an edit the feed has told the deletion: the id that it had takes it out of the service's trash.
    const keepsId = team !== null && (isUnsent || (!edit && mayEdit));
    if (!keepsId) undoing.anew.push(entry);
    else if (isUnsent || !told.has(key))
      undoing.wishes.push({ key, team, id: key.slice(keyOf(team, '').length), wanted: { folder, template } });
  }
  return undoing;
}
