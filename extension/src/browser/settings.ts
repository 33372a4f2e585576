import { chosenLanguage, DEFAULT_SETTINGS, type Settings } from '@/library/settings';
import type { Surroundings } from '@/library/shelf';
import { SETTINGS, SURROUNDINGS } from './shelf_keys';

export async function readSettings(): Promise<Settings> {
  const stored = await chrome.storage.local.get<{ settings?: Partial<Settings> }>(SETTINGS);
  return { ...DEFAULT_SETTINGS, ...stored[SETTINGS] };
}

export function writeSettings(settings: Settings): Promise<void> {
  return chrome.storage.local.set({ [SETTINGS]: settings });
}

/** What is spoken here, as `chosenLanguage` has it; wakes no worker and opens no database. */
export async function readLanguage(): Promise<string> {
  const stored = await chrome.storage.local.get<Record<string, Surroundings | undefined>>(SURROUNDINGS);
  return chosenLanguage(await readSettings(), stored[SURROUNDINGS] ?? null);
}

export function onSettings(changed: () => void, signal: AbortSignal): void {
  const heard = (changes: { [key: string]: chrome.storage.StorageChange }, area: string) => {
    if (area === 'local' && SETTINGS in changes) changed();
  };
  chrome.storage.onChanged.addListener(heard);
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(heard));
}
