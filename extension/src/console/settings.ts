import { DEFAULT_SETTINGS, type Settings } from '@/library/settings';
import type { SettingsKept } from '@/web/settings_here';
import type { Tabs } from './tabs';

const SETTINGS = 'settings';

export async function readSettings(): Promise<Settings> {
  return {
    ...DEFAULT_SETTINGS,
    ...(JSON.parse(localStorage.getItem(SETTINGS) ?? '{}') as Partial<Settings>),
  };
}

export function settingsKept(tabs: Tabs): SettingsKept {
  return {
    read: readSettings,
    async write(settings) {
      localStorage.setItem(SETTINGS, JSON.stringify(settings));
      tabs.tell('settings');
    },
    onChange: (changed, signal) => tabs.on('settings', changed, signal),
  };
}
