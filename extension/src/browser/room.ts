/**
 * Whether this device is out of room: kept in the browser's memory, since on a full disk nothing else can be written.
 */
const FULL = 'device_full';

export async function hasNoRoom(): Promise<boolean> {
  return (await chrome.storage.session.get<Record<string, unknown>>(FULL))[FULL] === true;
}

export async function noteNoRoom(): Promise<void> {
  await chrome.storage.session.set({ [FULL]: true });
}

/** Something could be written again. */
export async function noteRoom(): Promise<void> {
  if (await hasNoRoom()) await chrome.storage.session.remove(FULL);
}

export function onRoom(changed: () => void, signal: AbortSignal): void {
  const heard = (changes: { [key: string]: chrome.storage.StorageChange }, area: string) => {
    if (area === 'session' && FULL in changes) changed();
  };
  chrome.storage.onChanged.addListener(heard);
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(heard));
}
