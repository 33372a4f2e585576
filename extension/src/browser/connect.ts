import type { Workspace } from '@/library/workspace';
import { workspaceOver } from '@/web/workspace';
import { companyServer, onCompanyServer } from './company';
import { openDatabase, sessionOf } from './home';
import { ask } from './messages';
import { room } from './room';
import { onSettings, readSettings, writeSettings } from './settings';

/** The library for one page of the extension; the worker syncs for it. */
export function openWorkspace(): Workspace {
  const db = openDatabase();
  return workspaceOver(db, {
    surface: 'extension',
    session: sessionOf(db),
    room,
    settings: { read: readSettings, write: writeSettings, onChange: onSettings },
    company: { server: companyServer, onChange: onCompanyServer },
    sync: {
      edited: () => ask({ kind: 'edited' }),
      returned: () => ask({ kind: 'returned' }),
      now: () => ask({ kind: 'sync_now' }),
    },
    signIn: server => ask({ kind: 'sign_in', server }),
    beginCode: server => ask({ kind: 'begin_code', server }),
    tryCode: () => ask({ kind: 'try_code' }),
    endCode: async () => void (await ask({ kind: 'end_code' })),
    signOut: async () => void (await ask({ kind: 'sign_out' })),
  });
}
