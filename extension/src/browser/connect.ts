import type { Found } from '@/library/entry';
import { SearchIndex } from '@/library/search';
import type { Settings } from '@/library/settings';
import { type Habits, NO_HABITS } from '@/library/usage';
import type { Outcome, View, Workspace } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import { createFolder, removeFolder, renameFolder } from '@/sync/folders';
import { DEVICE_FULL } from '@/sync/full';
import { accountOf } from '@/sync/membership';
import { Mirror, onChange } from '@/sync/mirror';
import { serviceOver } from '@/sync/service';
import { forgetUndone, undoneIn } from '@/sync/undone';
import { Hand } from '@/sync/writing';
import { openDatabase, sessionOf, world } from './home';
import { indexInto } from './indexing';
import { ask } from './messages';
import { noteNoRoom, noteRoom, onRoom } from './room';
import { changeSettings, onSettings, readSettings } from './settings';
import { syncState } from './state';
import { readHabits } from './usage';

/** The library for one page of the extension. What it saves is safe before the worker knows of it. */
export function openWorkspace(): Workspace {
  const db = openDatabase();
  const hand = new Hand(db, world);
  const index = new SearchIndex();
  let habits: Omit<Habits, 'now'> = NO_HABITS;

  return {
    watch(seen, signal) {
      const views = viewsOf(db, index);
      const look = inTurn(async () => {
        habits = await readHabits(db);
        const view = await views();
        if (!signal.aborted) seen(view);
      });
      onChange(db, look, signal);
      onSettings(look, signal);
      onRoom(look, signal);
      onReturn(signal);
    },
    search: (query, limit): Found[] => index.search(query, limit, { ...habits, now: Date.now() }),

    save: draft => told(hand.save(draft)),
    remove: ids => told(hand.remove(ids)),
    restore: entries => told(hand.restore(entries)),
    move: (ids, folder) => told(hand.move(ids, folder)),
    add: (folder, templates) => told(hand.add(folder, templates)),
    keepCopy: id => told(hand.keepCopy(id)),
    resolveCopy: (id, choice) => told(hand.resolveCopy(id, choice)),
    keepApart: (id, clash) => told(hand.keepApart(id, clash)),
    keepBoth: id => told(hand.keepBoth(id)),
    keepPrivate: id => told(hand.keepPrivate(id)),

    forgetUndone: told => forgetUndone(db, told),

    createFolder: (parent, name) => told(createFolder(db, world, parent, name)),
    renameFolder: (id, name) => told(renameFolder(db, id, name)),
    removeFolder: id => told(removeFolder(db, id)),

    changeSettings: (change: Partial<Settings>) => changeSettings(change),
    signIn: server => ask({ kind: 'sign_in', server }),
    beginCode: server => ask({ kind: 'begin_code', server }),
    tryCode: () => ask({ kind: 'try_code' }),
    endCode: async () => void (await ask({ kind: 'end_code' })),
    signOut: async () => void (await ask({ kind: 'sign_out' })),
    syncNow: async () => void (await ask({ kind: 'sync_now' })),
    service: serviceOver(sessionOf(db).http),
  };
}

/** Lets the worker know that there may be something to send; what was saved does not wait for it. */
async function told(saved: Promise<Outcome>): Promise<Outcome> {
  const outcome = await saved;
  void (outcome === DEVICE_FULL ? noteNoRoom() : noteRoom());
  void ask({ kind: 'edited' }).catch(() => undefined);
  return outcome;
}

/** A person who looks at the library again does not wait out the pauses of a worker that could not reach anyone. */
function onReturn(signal: AbortSignal): void {
  const back = () => void ask({ kind: 'returned' }).catch(() => undefined);
  addEventListener('focus', back, { signal });
  back();
}

function viewsOf(db: LibraryDatabase, index: SearchIndex): () => Promise<View> {
  const mirror = new Mirror(db);
  return async () => {
    indexInto(index, mirror, await mirror.look());
    const { folders, values: team } = mirror;
    const sync = await syncState(db);
    const account = await accountOf(db);
    const settings = await readSettings();
    const undone = await undoneIn(db);
    return { entries: [...mirror.entries.values()], folders, sync, account, settings, team, undone };
  };
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
