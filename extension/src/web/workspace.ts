import type { Folder, Found } from '@/library/entry';

import type { OwnPast } from '@/library/own_past';

import { SearchIndex } from '@/library/search';
import { chosenLanguage } from '@/library/settings';
import { type Habits, NO_HABITS } from '@/library/usage';
import type { LibraryEntry, Outcome, View, Workspace } from '@/library/workspace';
import { type LibraryDatabase, SEEN } from '@/sync/database';
import { filesOver } from '@/sync/fetched_files';
import { createFolder, moveFolder, removeFolder, renameFolder } from '@/sync/folders';
import { DEVICE_FULL } from '@/sync/full';
import { accountOf } from '@/sync/membership';
import { Mirror, onChange } from '@/sync/mirror';
import { ownPast } from '@/sync/own_past';
import { serviceOver } from '@/sync/service';
import type { Session } from '@/sync/session';
import { stateOf, withoutRoom } from '@/sync/standing';
import { forgetUndone, undoneIn } from '@/sync/undone';
import { Hand } from '@/sync/writing';
import { plainQuery } from '@/words/query';
import { indexInto } from './indexing';
import { changeLanguage } from './language_choice';
import { presenceOver } from './presence';
import { readingAhead } from './reading_ahead';
import { remembered } from './remembered';
import type { Room } from './room';
import { type SettingsKept, settingsHere } from './settings_here';
import { inOurLanguage, speakAsAsked } from './speaking';
import { favour, onHabits, readHabits, unfavour } from './usage';
import { world } from './world';

/** What a page that shows the library stands in: the extension, or the service's own address. */
export interface Surroundings extends Doors {
  surface: Workspace['surface'];
  session: Session;
  room: Room;
  settings: SettingsKept;
  company: CompanyTold;
  sync: Syncing;
}

/** What a company has set for its browsers. */
export interface CompanyTold {
  server(): Promise<string | null>;
  onChange(changed: () => void, signal: AbortSignal): void;
}

/** Whoever syncs for this page. */
export interface Syncing {
  /** That there may be something to send. */
  edited(): Promise<unknown>;
  /** That a person looks at the library again, and need not wait out any pause. */
  returned(): Promise<unknown>;
  now(): Promise<unknown>;
}

type Doors = Pick<Workspace, 'signIn' | 'beginCode' | 'tryCode' | 'endCode' | 'signOut'>;

/** The library for one page. What it saves is safe before whoever syncs knows of it. */
export function workspaceOver(db: LibraryDatabase, surroundings: Surroundings): Workspace {
  const { room, company, session, sync } = surroundings;
  const settings = settingsHere(surroundings.settings);
  const hand = new Hand(db, world);
  const edited = () => void sync.edited().catch(() => undefined);
  const told = telling(room, edited);
  const index = new SearchIndex();
  let habits: Omit<Habits, 'now'> = NO_HABITS;
  const service = serviceOver(inOurLanguage(session.http));

  return {
    surface: surroundings.surface,
    watch(seen, signal) {
      const companyServer = companyServerOf(company, () => look(), signal);
      const views = viewsOf(db, index, surroundings, companyServer, signal);
      const readAhead = readingAhead(index, signal);
      let found: Omit<View, 'settings'> | null = null;
      const show = async () => {
        if (!found) return;
        // Before it is drawn: whoever chose another language reads this very view in it.
        await speakAsAsked(chosenLanguage(await settings.read(), found.account));
        const view = { ...found, settings: await settings.read() };
        if (!signal.aborted) seen(view);
      };
      const look = inTurn(async () => {
        found = await views();
        habits = { usage: found.usage, favourites: found.favourites };
        await show();
        if (!signal.aborted) readAhead();
      });
      onChange(db, look, signal);
      onHabits(db, look, signal);
      settings.onChange(() => void show().catch(() => undefined), signal);
      room.onChange(look, signal);
      onReturn(sync, signal);
    },
    search: (query, limit, among): Found[] => {
      const known = { ...habits, now: Date.now() };
      const plain = plainQuery(query);
      return among ? index.searchAmong(among, plain, limit, known) : index.search(plain, limit, known);
    },

    save: draft => told(hand.save(draft)),
    saveAll: drafts => told(hand.saveAll(drafts)),
    remove: ids => told(hand.remove(ids)),
    restore: entries => told(hand.restore(entries)),
    move: (ids, folder) => told(hand.move(ids, folder)),
    add: (folder, templates) => told(hand.add(folder, templates)),
    keepCopy: id => told(hand.keepCopy(id)),
    resolveCopy: (id, choice) => told(hand.resolveCopy(id, choice)),
    reword: (id, typed) => told(hand.reword(id, typed)),
    keepBoth: id => told(hand.keepBoth(id)),
    keepPrivate: id => told(hand.keepPrivate(id)),

    favour: ids => favour(db, ids),
    unfavour: ids => unfavour(db, ids),
    forgetUndone: told => forgetUndone(db, told),

    createFolder: (parent, name) => told(createFolder(db, world, parent, name)),
    renameFolder: (id, name) => told(renameFolder(db, id, name)),
    moveFolder: (id, parent) => told(moveFolder(db, id, parent)),
    removeFolder: id => told(removeFolder(db, id)),

    changeSettings: settings.change,
    changeLanguage: language => changeLanguage(db, service, settings, edited, language),
    signIn: surroundings.signIn,
    beginCode: surroundings.beginCode,
    tryCode: surroundings.tryCode,
    endCode: surroundings.endCode,
    signOut: surroundings.signOut,
    syncNow: async () => void (await sync.now()),
    past: pastTold(ownPast(db, world), told),
    files: filesOver(db, session.http, world),
    service,
    presence: presenceOver(session),
  };
}

function pastTold(past: OwnPast, told: (saved: Promise<Outcome>) => Promise<Outcome>): OwnPast {
  return {
    ...past,
    bringBack: (ids, instead) => told(past.bringBack(ids, instead)),
    erase: ids => told(past.erase(ids)),
  };
}

/** Lets whoever syncs know that there may be something to send; what was saved does not wait for it. */
function telling(room: Room, edited: () => void): (saved: Promise<Outcome>) => Promise<Outcome> {
  return async saved => {
    const outcome = await saved;
    void room.note(outcome === DEVICE_FULL ? 'full' : 'free');
    edited();
    return outcome;
  };
}

function onReturn(sync: Syncing, signal: AbortSignal): void {
  const back = () => void sync.returned().catch(() => undefined);
  addEventListener('focus', back, { signal });
  back();
}

function viewsOf(
  db: LibraryDatabase,
  index: SearchIndex,
  { surface, room }: Surroundings,
  companyServer: () => string | null,
  signal: AbortSignal,
): () => Promise<Omit<View, 'settings'>> {
  const mirror = new Mirror(db);
  const isFullNow = remembered(room.isFull, room.onChange, signal);
  let entries: readonly LibraryEntry[] = [];
  let folders: readonly Folder[] = [];
  return async () => {
    const { difference, state, ...told } = await readAtOnce(db, mirror);
    indexInto(index, mirror, difference);
    // The very same lists where nothing in them changed: screens make anew what is made of them.
    if (difference.kind !== 'nothing') {
      entries = [...mirror.entries.values()];
      folders = surface === 'console' ? foldersInConsole(mirror, folders) : mirror.folders;
    }
    const sync = (await isFullNow()) ? withoutRoom(state) : state;
    return { ...told, entries, folders, sync, companyServer: companyServer(), team: mirror.values };
  };
}

/** Null until it is known: a browser that has just begun tells it seconds later, and nobody waits for that. */
function companyServerOf(
  { server, onChange }: CompanyTold,
  changed: () => void,
  signal: AbortSignal,
): () => string | null {
  let now: string | null = null;
  const read = async () => {
    const told = await server();
    if (told === now || signal.aborted) return;
    now = told;
    changed();
  };
  onChange(() => void read(), signal);
  void read();
  return () => now;
}

/** As it is at one moment, and behind one of the worker's writes at most: each look for itself may wait for another. */
function readAtOnce(db: LibraryDatabase, mirror: Mirror) {
  return db.transaction('r', [...SEEN], async () => {
    const { usage, favourites } = await readHabits(db);
    const state = await stateOf(db);
    const account = await accountOf(db);
    const undone = await undoneIn(db);
    // Last, for what the mirror takes in is told once.
    const difference = await mirror.look();
    return { usage, favourites, state, account, undone, difference };
  });
}

/** Nothing expands in the console: this browser's own folders are there while they hold what was never sent. */
function foldersInConsole({ folders, entries }: Mirror, before: readonly Folder[]): readonly Folder[] {
  const own = new Set(folders.filter(each => each.kind === 'browser').map(each => each.id));
  const isUsed = [...entries.values()].some(entry => own.has(entry.folder));
  if (isUsed) return folders;
  const shown = folders.filter(each => !own.has(each.id));
  const isSame = shown.length === before.length && shown.every((folder, nth) => folder === before[nth]);
  return isSame ? before : shown;
}

/** One run at a time; however often it is called meanwhile, one more follows. */
function inTurn(run: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const turn = async () => {
    running = true;
    do {
      again = false;
      // A look that was cut off is made up for by the next one, which may be asked for already.
      await run().catch(() => undefined);
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void turn();
  };
}
