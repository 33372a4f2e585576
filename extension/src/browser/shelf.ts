import { foldShortcut } from '@/expand/shortcut';
import { DEFAULT_SETTINGS, type Settings } from '@/library/settings';
import type { Finder, Shelf, ShelvedEntry, Surroundings } from '@/library/shelf';
import { shortcutsIn } from '@/library/shortcut_list';
import { ask } from './messages';
import { entriesKey, INSIDE_WORDS, SETTINGS, SHORTCUTS, SURROUNDINGS } from './shelf_keys';

const NOWHERE: Surroundings = { team: {}, account: null, language: '' };

/** Reads shortcuts and settings once, follows their changes until the signal aborts; wakes no worker. */
export async function openShelf(signal: AbortSignal): Promise<Shelf> {
  const lines = { [SHORTCUTS]: '', [INSIDE_WORDS]: '' };
  let shortcuts = shortcutsIn('', '');
  let settings: Settings = DEFAULT_SETTINGS;
  let surroundings = NOWHERE;

  const take = (stored: { [key: string]: unknown }) => {
    for (const key of [SHORTCUTS, INSIDE_WORDS] as const)
      if (key in stored) lines[key] = (stored[key] as string | undefined) ?? '';
    shortcuts = shortcutsIn(lines[SHORTCUTS], lines[INSIDE_WORDS]);
    if (SETTINGS in stored) settings = { ...DEFAULT_SETTINGS, ...(stored[SETTINGS] as Partial<Settings>) };
    if (SURROUNDINGS in stored) surroundings = (stored[SURROUNDINGS] as Surroundings | undefined) ?? NOWHERE;
  };
  onStored(take, signal);
  take(await chrome.storage.local.get([SHORTCUTS, INSIDE_WORDS, SETTINGS, SURROUNDINGS]));

  return {
    shortcuts: () => shortcuts,
    settings: () => settings,
    opened: shortcut => entriesAt(entriesKey(foldShortcut(shortcut))),
    surroundings: () => surroundings,
  };
}

/** Search over the whole library, answered by the service worker. */
export const finder: Finder = {
  search: (query, limit) => ask({ kind: 'search', query, limit }),
  entry: id => ask({ kind: 'entry', id }),
  used: id => void ask({ kind: 'used', id }).catch(() => undefined),
  favour: id => ask({ kind: 'favour', id }),
  beginningWith: (typed, limit) => ask({ kind: 'beginning', typed, limit }),
  fitting: ({ subject, text }, limit) => ask({ kind: 'fitting', subject, text, limit }),
};

function onStored(take: (stored: { [key: string]: unknown }) => void, signal: AbortSignal): void {
  const changed = (changes: { [key: string]: chrome.storage.StorageChange }, area: string) => {
    if (area !== 'local') return;
    take(Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change.newValue])));
  };
  chrome.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(changed));
}

async function entriesAt(key: string): Promise<ShelvedEntry[]> {
  return (await chrome.storage.local.get<Record<string, ShelvedEntry[]>>(key))[key] ?? [];
}
