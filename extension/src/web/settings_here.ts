import { DEFAULT_SETTINGS, type Settings } from '@/library/settings';

/** Where settings are kept; others on this device may write them, too. */
export interface SettingsKept {
  read(): Promise<Settings>;
  /** Asks for it at once, so that a page that is closed next loses nothing. */
  write(settings: Settings): Promise<void>;
  onChange(changed: () => void, signal: AbortSignal): void;
}

export interface SettingsHere extends Pick<SettingsKept, 'read' | 'onChange'> {
  /** Rejects where it could not be written; what is kept then holds again. */
  change(change: Partial<Settings>): Promise<void>;
}

/**
 * Settings as this page last changed them. A change holds at once and is written behind it: what is still on its way
 * would else turn a switch back under the finger, and a second change would take the first back. Read once and again
 * after others changed them: behind ten thousand templates on their way to the shelf, the storage of a browser answers
 * half a second later.
 */
export function settingsHere(kept: SettingsKept): SettingsHere {
  let now: Settings | null = null;
  let unwritten = 0;
  const listeners = new Set<() => void>();

  const holds = (settings: Settings) => {
    now = settings;
    for (const tell of listeners) tell();
  };
  const read = async () => {
    if (now) return now;
    const stored = await kept.read();
    now ??= stored;
    return now;
  };
  const changedBy = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...now, ...change });
  const readAgain = async () => {
    const stored = await kept.read().catch(() => null);
    // What is on its way is newer; it is read when it has arrived.
    if (stored && unwritten === 0 && JSON.stringify(stored) !== JSON.stringify(now)) holds(stored);
  };
  kept.onChange(() => void readAgain(), new AbortController().signal);

  return {
    read,
    async change(change) {
      // Nothing is waited for where they are known: the page may be closed by then.
      if (!now) await read();
      const changed = changedBy(change);
      unwritten += 1;
      const writing = kept.write(changed);
      holds(changed);
      try {
        await writing;
      } finally {
        unwritten -= 1;
        await readAgain();
      }
    },
    onChange(changed, signal) {
      listeners.add(changed);
      signal.addEventListener('abort', () => listeners.delete(changed));
    },
  };
}
