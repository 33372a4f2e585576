import { type Usage, type Used, withUse } from '@/library/usage';
import type { LibraryDatabase } from '@/sync/database';

export async function readUsage(db: LibraryDatabase): Promise<Usage> {
  const stored = (await db.notes.get('usage'))?.value as [string, Used][] | undefined;
  return new Map(stored ?? []);
}

export function rememberUse(db: LibraryDatabase, id: string): Promise<Usage> {
  return db.transaction('rw', db.notes, async () => {
    const usage = withUse(await readUsage(db), id, Date.now());
    await db.notes.put({ name: 'usage', value: [...usage] });
    return usage;
  });
}
