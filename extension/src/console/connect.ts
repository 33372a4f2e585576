import type { Workspace } from '@/library/workspace';
import type { Room } from '@/web/room';
import { workspaceOver } from '@/web/workspace';
import { signInAddress, signOut } from './arrival';
import type { Home } from './home';
import { settingsKept } from './settings';
import type { Tabs } from './tabs';

/** The library for one tab of the console. */
export function openWorkspace(home: Home, room: Room, tabs: Tabs): Workspace {
  return workspaceOver(home.db, {
    surface: 'console',
    session: home.session,
    room,
    settings: settingsKept(tabs),
    // The service that it is a page of is the only one there is.
    company: { server: async () => null, onChange: () => undefined },
    sync: {
      edited: async () => tabs.tell('edited'),
      returned: async () => tabs.tell('returned'),
      now: async () => tabs.tell('sync'),
    },
    async signIn() {
      location.assign(signInAddress());
      return { kind: 'done', ids: [] };
    },
    // A browser that shows this page can show the sign-in page, too.
    beginCode: async () => ({ kind: 'none' }),
    tryCode: async () => ({ kind: 'none' }),
    endCode: async () => undefined,
    async signOut() {
      tabs.tell('leaving');
      await signOut(home);
    },
  });
}
