import type { LibraryDatabase } from './database';
import type { Device } from './token_service';

const NOTE = 'ended';

/** Sessions that were ended here and of which their service has yet to hear, oldest first. */
export async function endedDevices(db: LibraryDatabase): Promise<Device[]> {
  return ((await db.notes.get(NOTE))?.value as Device[] | undefined) ?? [];
}

export function endLater(db: LibraryDatabase, device: Device): Promise<void> {
  return db.transaction('rw', db.notes, async () => {
    await db.notes.put({ name: NOTE, value: [...(await endedDevices(db)), device] });
  });
}

export function forgetEnded(db: LibraryDatabase, { refresh_token }: Device): Promise<void> {
  return db.transaction('rw', db.notes, async () => {
    const left = (await endedDevices(db)).filter(each => each.refresh_token !== refresh_token);
    if (left.length > 0) await db.notes.put({ name: NOTE, value: left });
    else await db.notes.delete(NOTE);
  });
}
