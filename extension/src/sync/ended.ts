import type { LibraryDatabase } from './database';
import type { Device } from './token_service';

const NOTE = 'ended';

export function endLater(db: LibraryDatabase, device: Device): Promise<void> {
  return db.transaction('rw', db.notes, async () => {
    await db.notes.put({ name: NOTE, value: [...(await endedDevices(db)), device] });
  });
}

/** `tell` says whether a service has heard; of each session it is told once a round, also of those that come meanwhile. */
export async function tellOfEach(
  db: LibraryDatabase,
  tell: (device: Device) => Promise<boolean>,
): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const next = (await endedDevices(db)).find(device => !tried.has(nameOf(device)));
    if (!next) return;
    tried.add(nameOf(next));
    if (await tell(next)) await forgetEnded(db, next);
  }
}

/** Sessions that were ended here and of which their service has yet to hear, oldest first. */
export async function endedDevices(db: LibraryDatabase): Promise<Device[]> {
  return ((await db.notes.get(NOTE))?.value as Device[] | undefined) ?? [];
}

function forgetEnded(db: LibraryDatabase, ended: Device): Promise<void> {
  return db.transaction('rw', db.notes, async () => {
    const left = (await endedDevices(db)).filter(each => nameOf(each) !== nameOf(ended));
    if (left.length > 0) await db.notes.put({ name: NOTE, value: left });
    else await db.notes.delete(NOTE);
  });
}

/** A session whose token no script may read is known by its id alone. */
function nameOf({ session_id, refresh_token }: Device): string {
  return `${session_id} ${refresh_token}`;
}
