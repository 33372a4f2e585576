import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryDatabase, OwnFolder, ScopeRow } from './database';

/** Whose a folder is, and whether one may write there. */
export interface Home {
  isOwn: boolean;
  team: string | null;
  mayEdit: boolean;
}

/** Within one write: where folders belong, each looked up once. */
export class Homes {
  private readonly known = new Map<string, Home>();

  constructor(private readonly db: LibraryDatabase) {}

  /**
   * All that is asked about must be named here before: a transaction does not outlive hundreds of awaits between two
   * of its requests.
   */
  async lookUp(folders: Iterable<string>): Promise<void> {
    const unknown = [...new Set(folders)].filter(folder => !this.known.has(folder));
    if (unknown.length === 0) return;
    const own = await this.db.folders.bulkGet(unknown);
    const scopes = await this.db.scopes.bulkGet(unknown);
    for (const [nth, folder] of unknown.entries())
      this.known.set(folder, homeOf(folder, own[nth], scopes[nth]));
  }

  of(folder: string): Home {
    const home = this.known.get(folder);
    if (!home) throw new Error('A folder was not looked up before what lies in it was written.');
    return home;
  }
}

function homeOf(folder: string, own: OwnFolder | undefined, scope: ScopeRow | undefined): Home {
  if (own || folder === BROWSER_FOLDER.id) return { isOwn: true, team: null, mayEdit: true };
  return { isOwn: false, team: scope?.team ?? null, mayEdit: scope !== undefined && scope.right !== 'use' };
}
