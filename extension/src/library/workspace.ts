import type { Template } from '@/template/template';
import type { Entry, Folder, Found } from './entry';
import type { Favourites } from './favourites';
import type { Files } from './files';
import type { OwnPast } from './own_past';
import type { Presence } from './presence';
import type { Reason } from './reason';
import type { Service } from './service';
import type { Settings } from './settings';
import type { Usage } from './usage';

/** What became of a choice of language for the account; it holds in this browser in any case. `waits`: the service hears of it later. */
export type LanguageChosen = 'kept' | 'waits' | 'refused';

/** All that the screens need of the library: what is there, and what a person may do with it. */
export interface Workspace {
  /** Where the screens are shown: in the extension, which types templates into pages, or in the service's console. */
  surface: 'extension' | 'console';
  /** Calls back as soon as the library is read, then after every change, until the signal aborts. */
  watch(seen: (view: View) => void, signal: AbortSignal): void;
  /**
   * Ids, best first, over the newest view; an empty query gives what was used lately, then the others. `among` leaves
   * only these ids; the same set again costs less.
   */
  search(query: string, limit: number, among?: ReadonlySet<string>): Found[];

  /** Saves in this browser at once; a shared template then goes to the service by itself. */
  save(draft: Draft): Promise<Outcome>;
  /** Saves all of them or none. */
  saveAll(drafts: readonly Draft[]): Promise<Outcome>;
  /** What was removed can be given to `restore` as it was. */
  remove(ids: readonly string[]): Promise<Outcome>;
  restore(entries: readonly LibraryEntry[]): Promise<Outcome>;
  move(ids: readonly string[], folder: string): Promise<Outcome>;
  /** Adds templates, all of them or none. */
  add(folder: string, templates: readonly Template[]): Promise<Outcome>;
  /**
   * Puts a kept copy in the place of the template that it came from, or where it was meant to lie if that is gone;
   * the copy itself is then gone.
   */
  keepCopy(id: string): Promise<Outcome>;
  /** Settles a copy by a wording chosen out of both; refused when the original is no longer the one `seen`. */
  resolveCopy(id: string, choice: Resolution): Promise<Outcome>;
  /**
   * Saves what was typed into a template. Where that changed meanwhile, both go together if they touch different
   * fields or paragraphs; else, and where it is gone, the wording is kept as a copy, for the person to settle.
   */
  reword(id: string, typed: Rewording): Promise<Outcome>;
  /** Makes a copy a template of its own, beside the one that it came from. */
  keepBoth(id: string): Promise<Outcome>;
  /** Makes a copy an ordinary template of this browser. */
  keepPrivate(id: string): Promise<Outcome>;

  /** The person has been told of these. */
  forgetUndone(told: readonly Undone[]): Promise<void>;

  /** Marks them as favourites, the first of them first. */
  favour(ids: readonly string[]): Promise<void>;
  unfavour(ids: readonly string[]): Promise<void>;

  /** Folders are made, renamed, moved and removed here only below `browser`; the team's by asking the service. */
  createFolder(parent: string, name: string): Promise<Outcome>;
  renameFolder(id: string, name: string): Promise<Outcome>;
  /** Refused where it would lie inside itself. */
  moveFolder(id: string, parent: string): Promise<Outcome>;
  /** Its templates and folders move up to the folder around it. */
  removeFolder(id: string): Promise<Outcome>;

  /** Chooses what the screens speak (nothing: as the browser), for the account as well. */
  changeLanguage(language: string): Promise<LanguageChosen>;
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** Opens the service's own page in a tab; the view tells when it has succeeded. */
  signIn(server: string): Promise<Outcome>;
  /** Asks the service for a code, with which the person lets this browser in from elsewhere. */
  beginCode(server: string): Promise<CodeSignIn>;
  /** How the sign-in with a code stands now; asks the service only when it is time to. */
  tryCode(): Promise<CodeSignIn>;
  endCode(): Promise<void>;
  /** Templates of the team leave this browser; what was not sent yet stays here as private copies. */
  signOut(): Promise<void>;
  syncNow(): Promise<void>;

  /** Of the templates that live in this browser alone; the others' past is the service's. */
  past: OwnPast;

  /** What the files of templates hold. */
  files: Files;

  /** Asked as the person who is signed in. */
  service: Service;
  presence: Presence;
}

export interface View {
  /** By folder and title there is no order here: the screens sort. */
  entries: readonly LibraryEntry[];
  /** `browser` first; a parent always comes before its children. */
  folders: readonly Folder[];
  sync: SyncState;
  account: Account | null;
  /** The only service that may be signed in to, where a company has set one for its browsers. */
  companyServer: string | null;
  settings: Settings;
  /** What the person has not been told of yet, oldest first. */
  undone: readonly Undone[];
  /** The team's values; `valuesOf` tells what `team.*` gives with them. */
  team: Record<string, string>;
  /** What the person used in this browser, and what they marked. */
  usage: Usage;
  favourites: Favourites;
}

export interface LibraryEntry extends Entry {
  /** What was typed here has not reached the service yet. */
  waiting: boolean;
  /** When it was last changed, as far as this browser knows; ISO 8601. */
  changed_at: string;
  /** The person whose write the service told last, by id; null when nobody can say. */
  changed_by: string | null;
  /** Set on what was kept because it could not go where it was meant to. */
  copy: Copy | null;
}

/** Where a kept copy comes from and why it is one. */
export interface Copy {
  /** The entry that it was an edit of; it may be gone. */
  of: string;
  /** Where it was meant to lie; it may be gone, too. */
  folder: string;
  /** What the edit was made from; null for a new template. */
  base: Template | null;
  because:
    | 'conflict'
    | 'forbidden'
    | 'gone'
    | 'invalid'
    | 'signed_out'
    /** The service had taken it, and was then put back to a state before it. */
    | 'restored';
  /** For `invalid`: what the service found, in its words. */
  problems: string[];
}

/** A deletion or a move that the service did not take: the template stands where it was. */
export interface Undone {
  id: string;
  act: 'deletion' | 'move';
  /** Of the template, and the folder where it lay. */
  title: string;
  folder: string;
  /** `conflict`: somebody changed it since, or moved it elsewhere. */
  because: 'conflict' | 'forbidden';
}

/** The wording that a person settles on, and the original that it was chosen beside. */
export interface Resolution {
  template: Template;
  seen: Template;
}

/** What was typed into a template. */
export interface Rewording {
  template: Template;
  /** What stood on screen before the typing began. */
  base: Template;
  /** What the library said then. It may lag behind what was saved from here a moment before. */
  seen: Template;
}

/** A new template when `id` is absent. */
export interface Draft {
  id?: string;
  folder: string;
  template: Template;
}

/** A sign-in with a code, if one is under way. */
export type CodeSignIn =
  | { kind: 'none' }
  | {
      kind: 'waiting';
      code: string;
      /** Where the code is typed, and the same with the code in it. */
      address: string;
      wholeAddress: string;
      /** Seconds until it is worth asking again. */
      seconds: number;
    }
  | { kind: 'signed_in' }
  | { kind: 'refused'; reason: Reason };

export type Outcome = { kind: 'done'; ids: string[] } | { kind: 'refused'; reason: Reason };

/** How far what is here agrees with the service, and what a person is asked to do about it. */
export type SyncState = Counts &
  (
    | { kind: 'local' }
    | { kind: 'level'; at: string }
    | { kind: 'sending' }
    /** The service was brought back from a backup; everything is read anew. */
    | { kind: 'restoring' }
    | { kind: 'offline'; since: string }
    | { kind: 'signed_out' }
    | { kind: 'refused'; reason: Reason }
    /** Nothing more can be written down on this device. */
    | { kind: 'full' }
  );

export interface Counts {
  /** Edits that the service has not settled. */
  waiting: number;
  /** Edits that were not taken, clashes among them: copies that wait for a decision. */
  unsettled: number;
}

export interface Account {
  server: string;
  id: string;
  name: string;
  email: string;
  /** What the person chose to be spoken to in, wherever they sign in; a service from before says nothing of it. */
  language?: string | null;
  teams: { id: string; name: string; role: string }[];
}
