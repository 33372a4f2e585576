import Dexie, { type DexieOptions, type EntityTable } from 'dexie';
import type { Right } from '@/library/entry';
import type { OwnState, OwnTrashed } from '@/library/own_past';
import type { Copy } from '@/library/workspace';
import type { Template } from '@/template/template';

/** Everything that this browser keeps: its own templates, the replicas of teams, and the outbox. */
export class LibraryDatabase extends Dexie {
  rows!: EntityTable<Row, 'key'>;
  scopes!: EntityTable<ScopeRow, 'id'>;
  places!: EntityTable<Place, 'team'>;
  outbox!: EntityTable<Waiting, 'n'>;
  own!: EntityTable<OwnRow, 'id'>;
  folders!: EntityTable<OwnFolder, 'id'>;
  states!: EntityTable<StateRow, 'n'>;
  trash!: EntityTable<OwnTrashed, 'id'>;
  journal!: EntityTable<JournalEntry, 'n'>;
  notes!: EntityTable<Note, 'name'>;
  files!: EntityTable<KeptFile, 'digest'>;
  contents!: EntityTable<Content, 'digest'>;

  constructor(name: string, options: DexieOptions = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...options });
    this.version(1).stores({
      rows: 'key, team, folder',
      scopes: 'id, team',
      places: 'team',
      outbox: '++n, &edit_id, key, team, [team+state]',
      own: 'id, folder',
      folders: 'id',
      journal: '++n',
      notes: 'name',
    });
    // What an earlier version of the extension left behind, unsent edits among it, goes on from here.
    this.version(2)
      .stores({ own: 'id, folder, copy.of' })
      .upgrade(async upgraded => {
        await upgraded.table('own').filter(isCopy).modify(completeCopy);
        await upgraded.table('places').toCollection().modify({ restored: false });
        await upgraded.table('notes').delete('retry');
      });
    // Who wrote what is there already was not kept: it is told anew, and stands where it is until then.
    this.version(3)
      .stores({})
      .upgrade(async upgraded => {
        await upgraded.table('rows').toCollection().modify({ revision: 0, updated_by: null });
        await upgraded.table('places').toCollection().modify({ cursor: null, etag: null });
      });
    this.version(4).stores({ states: '++n, id', trash: 'id, deleted_at' });
    // The indexes hold only what has files: of a list that is not there, no length is either.
    this.version(5).stores({
      rows: `key, team, folder, ${FILES_OF}`,
      own: `id, folder, copy.of, ${FILES_OF}`,
      states: `++n, id, ${FILES_OF}`,
      trash: `id, deleted_at, ${FILES_OF}`,
      files: 'digest',
      contents: 'digest',
    });
  }
}

/** How many files a template has; absent for none. */
export const FILES_OF = 'template.attachments.length';

/** A template as the service last told it. */
export interface Row {
  /** See `keyOf`: a template's id is unique only within its team. */
  key: string;
  team: string;
  id: string;
  folder: string;
  /** 0 until it is told anew after its epoch is over: anything told is newer. */
  revision: number;
  template: Template;
  updated_at: string;
  /** The person whose write it was; null when nobody can say. */
  updated_by: string | null;
}

/** A folder that this person is allowed now. */
export interface ScopeRow {
  id: string;
  team: string;
  parent: string | null;
  name: string;
  kind: 'private' | 'team';
  right: Right;
  /** Its snapshot has not been read to the end. */
  loading: boolean;
}

/** How far a team's feed has been read. */
export interface Place {
  team: string;
  name: string;
  values: Record<string, string>;
  /** 0 when unknown. */
  epoch: number;
  cursor: string | null;
  head: number;
  /** Of the answer that said there was no more. */
  etag: string | null;
  /** The service was brought back from a backup, and this team is not read to the end since. */
  restored: boolean;
}

/** One edit in the outbox: what the person saw, and what the person wants. */
export interface Waiting {
  n: number;
  key: string;
  team: string;
  id: string;
  edit_id: string;
  /** The epoch that `base.revision` belongs to. */
  epoch: number;
  /** Null for a new template. */
  base: Base | null;
  /** Null deletes. */
  wanted: Wanted | null;
  /** `sent`: the service may have it already. `applied`: it has, and the feed has yet to say so. */
  state: 'waiting' | 'sent' | 'applied';
  /** Once applied. */
  revision: number;
  at: string;
}

export interface Wanted {
  folder: string;
  template: Template;
}

export interface Base extends Wanted {
  revision: number;
}

/** A template that lives in this browser alone. */
export interface OwnRow {
  id: string;
  folder: string;
  template: Template;
  changed_at: string;
  copy: Copy | null;
}

/** An earlier wording of one of these. */
export interface StateRow extends OwnState {
  id: string;
  /** When it was replaced by the next. */
  kept_at: string;
}

export interface OwnFolder {
  id: string;
  parent: string;
  name: string;
}

/** Which entries may look different since the one before. Written with the change, so that no reader misses it. */
export interface JournalEntry {
  n: number;
  keys: string[];
}

/** A file whose content lies here; apart from it, so that nobody reads the one for the other. */
export interface KeptFile {
  digest: string;
  bytes: number;
  /** Nobody else may have it: it was added here and is not sent yet, or a template of this browser alone holds it. */
  own: boolean;
  /** When it was last asked for; ISO 8601. */
  used: string;
  /** Since when no template here holds it; null while one does, as far as anybody looked. */
  free: string | null;
  /** By team, when its service took it. */
  sent: Record<string, string>;
}

export interface Content {
  digest: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Note {
  name: string;
  value: unknown;
}

/** What is written together: the tables of which a person sees the sum. */
export const SEEN = [
  'rows',
  'scopes',
  'places',
  'outbox',
  'own',
  'folders',
  'states',
  'trash',
  'journal',
  'notes',
  'files',
  'contents',
] as const;

export const keyOf = (team: string, id: string): string => `${team}.${id}`;

const KEPT_IN_JOURNAL = 300;

/** Within a transaction: tells readers which entries to look at again. */
export async function touch(db: LibraryDatabase, keys: string[]): Promise<void> {
  const n = await db.journal.add({ keys });
  if (n % 50 === 0)
    await db.journal
      .where('n')
      .belowOrEqual(n - KEPT_IN_JOURNAL)
      .delete();
}

/** One write that happens as a whole or not at all. */
export function write<Result>(db: LibraryDatabase, run: () => Promise<Result>): Promise<Result> {
  return db.transaction('rw', [...SEEN], run);
}

const isCopy = (row: OwnRow): boolean => row.copy !== null;

function completeCopy(row: OwnRow): void {
  if (row.copy) row.copy = { ...row.copy, folder: row.copy.folder ?? '', base: row.copy.base ?? null };
}
