import type { Room } from '@/web/room';

const FULL = 'device_full';

/** In the browser's memory, where worker and pages see it alike. */
export const room: Room = {
  isFull,
  async note(stands) {
    if (stands === 'full') await chrome.storage.session.set({ [FULL]: true });
    else if (await isFull()) await chrome.storage.session.remove(FULL);
  },
  onChange(changed, signal) {
    const heard = (changes: { [key: string]: chrome.storage.StorageChange }, area: string) => {
      if (area === 'session' && FULL in changes) changed();
    };
    chrome.storage.onChanged.addListener(heard);
    signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(heard));
  },
};

async function isFull(): Promise<boolean> {
  return (await chrome.storage.session.get<Record<string, unknown>>(FULL))[FULL] === true;
}
