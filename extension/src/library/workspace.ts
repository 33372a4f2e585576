import type { Person } from '@/template/context';
import type { Template } from '@/template/template';
import type { Entry, Folder, Found } from './entry';
import type { Settings } from './settings';

/** The whole library as a screen sees it, and everything a person can do to it. */
export interface Workspace {
  /** What there is now: the same object until something changes. */
  view(): WorkspaceView;
  /** Calls back whenever `view()` is another object, until the signal aborts. */
  onChange(changed: () => void, signal: AbortSignal): void;
  /** Best first; an empty query gives what was used lately. */
  search(query: string, limit: number): Promise<Found[]>;

  /** Creates the template where `id` is new, changes it otherwise. Resolves once it can no longer be lost. */
  save(id: string, folder: string, template: Template): Promise<Done>;
  remove(id: string): Promise<Done>;
  /** Brings back what `remove` took, while the browser still knows it. */
  restore(id: string): Promise<Done>;
  move(id: string, folder: string): Promise<Done>;
  /** Keeps one wording of a conflict: the copy's content goes into the original, or the copy goes. */
  settle(copy: string, keep: 'original' | 'copy'): Promise<Done>;

  /** Folders of this browser only; those of a team are the team's. */
  createFolder(name: string, parent: string): Promise<{ kind: 'done'; id: string } | Refused>;
  renameFolder(id: string, name: string): Promise<Done>;
  /** Refused while templates lie in it. */
  removeFolder(id: string): Promise<Done>;
  /** All or nothing; templates are new ones, whatever shortcuts they have. */
  importTemplates(templates: Template[], folder: string): Promise<Done>;

  change(settings: Settings): Promise<Done>;
  /** Opens the service's own sign-in page in a tab; the view tells when it is done. */
  signIn(server: string): Promise<Done>;
  /** Templates of this browser stay; those of the team leave, but for edits that wait: they become copies here. */
  signOut(): Promise<Done>;
  syncNow(): Promise<void>;
  /** A new template's id. */
  newId(): string;
}

export interface WorkspaceView {
  /** False until the library was read from the disk for the first time. */
  ready: boolean;
  entries: readonly LibraryEntry[];
  /** This browser's first. */
  folders: readonly Folder[];
  /** The values of `team.*`. */
  team_values: Record<string, string>;
  settings: Settings;
  account: Account | null;
  sync: SyncState;
}

export interface LibraryEntry extends Entry {
  /** Milliseconds since 1970; 0 where nobody knows. */
  changed: number;
  /** An edit of it waits in the outbox. */
  waiting: boolean;
  /** For a copy that a conflict left behind: the template that it is a copy of. */
  copy_of: string | null;
}

export interface Account extends Person {
  server: string;
  team_name: string;
  role: string;
  /** This browser, as the list of sessions names it. */
  device: string;
}

export type SyncState =
  | { kind: 'alone' }
  /** Milliseconds since 1970. */
  | { kind: 'level'; since: number }
  | { kind: 'sending'; edits: number }
  | { kind: 'offline'; since: number; waiting: number }
  | { kind: 'signed_out' }
  | { kind: 'refused'; why: string; waiting: number };

export type Done = { kind: 'done' } | Refused;
export interface Refused {
  kind: 'refused';
  why: string;
}
