import type { Settings } from '@/library/settings';

/** Where settings are kept; others on this device may change them, too. */
export interface SettingsKept {
  read(): Promise<Settings>;
  change(change: Partial<Settings>): Promise<void>;
  onChange(changed: () => void, signal: AbortSignal): void;
}

/**
 * Settings as this page last changed them. A change holds at once and is written behind it, one after the other: what
 * is still on its way would else turn a switch back under the finger, and a second change would take the first back.
 * Read once and again after others changed them: behind ten thousand templates on their way to the shelf, the storage
 * of a browser answers half a second later.
 *
 * A change rejects where it could not be written; what is kept then holds again.
 */
export function settingsHere(kept: SettingsKept): SettingsKept {
  let now: Settings | null = null;
  let written: Promise<void> = Promise.resolve();
  let unwritten = 0;
  const listeners = new Set<() => void>();

  const holds = (settings: Settings) => {
    now = settings;
    for (const tell of listeners) tell();
  };
  const readAgain = async () => {
    const stored = await kept.read().catch(() => null);
    // What is on its way is newer; it is read when it has arrived.
    if (stored && unwritten === 0 && JSON.stringify(stored) !== JSON.stringify(now)) holds(stored);
  };
  const write = async (change: Partial<Settings>) => {
    try {
      await kept.change(change);
    } finally {
      unwritten -= 1;
      await readAgain();
    }
  };
  kept.onChange(() => void readAgain(), new AbortController().signal);

  return {
    async read() {
      if (now) return now;
      const stored = await kept.read();
      now ??= stored;
      return now;
    },
    change(change) {
      unwritten += 1;
      if (now) holds({ ...now, ...change });
      const mine = written.then(() => write(change));
      written = mine.catch(() => undefined);
      return mine;
    },
    onChange(changed, signal) {
      listeners.add(changed);
      signal.addEventListener('abort', () => listeners.delete(changed));
    },
  };
}
