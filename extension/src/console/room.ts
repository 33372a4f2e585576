import type { Room } from '@/web/room';
import type { Tabs } from './tabs';

/** In the memory of each tab: a full disk concerns them all. */
export function roomOf(tabs: Tabs): Room {
  const forever = new AbortController().signal;
  let isFull = false;
  tabs.on(
    'full',
    () => {
      isFull = true;
    },
    forever,
  );
  tabs.on(
    'free',
    () => {
      isFull = false;
    },
    forever,
  );

  return {
    isFull: async () => isFull,
    async note(stands) {
      if ((stands === 'full') !== isFull) tabs.tell(stands);
    },
    onChange(changed, signal) {
      tabs.on('full', changed, signal);
      tabs.on('free', changed, signal);
    },
  };
}
