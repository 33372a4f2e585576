import { type Reason, reasonOf } from '@/library/reason';
import type { Counts, SyncState } from '@/library/workspace';
import type { LibraryDatabase } from './database';
import type { Pulled } from './pull';
import type { World } from './server';

/** Where sync stood when it last ran, without how many edits wait: that changes with every act of the person. */
export type Standing =
  | { kind: 'local' }
  | { kind: 'level'; at: string }
  | { kind: 'sending' }
  | { kind: 'offline'; since: string }
  | { kind: 'signed_out' }
  | { kind: 'refused'; reason: Reason }
  | { kind: 'full' };

/** How far what is here agrees with the service: the one account of it, for every screen. */
export function stateOf(db: LibraryDatabase): Promise<SyncState> {
  return db.transaction('r', [db.notes, db.outbox, db.own, db.places], async () =>
    stateWith(await standingOf(db), await countsOf(db), await isRestored(db)),
  );
}

/** The same, where not even that this device is full could be written down. */
export function withoutRoom({ waiting, unsettled }: SyncState): SyncState {
  return { kind: 'full', waiting, unsettled };
}

export async function standingOf(db: LibraryDatabase): Promise<Standing> {
  return ((await db.notes.get('sync'))?.value as Standing | undefined) ?? { kind: 'local' };
}

export async function stand(db: LibraryDatabase, standing: Standing): Promise<void> {
  const before = JSON.stringify(await standingOf(db));
  if (before !== JSON.stringify(standing)) await db.notes.put({ name: 'sync', value: standing });
}

export async function standingAfter(db: LibraryDatabase, world: World, outcome: Pulled): Promise<Standing> {
  switch (outcome.kind) {
    case 'level':
      return { kind: 'level', at: world.now() };
    case 'signed_out':
    case 'full':
      return { kind: outcome.kind };
    case 'refused':
      return { kind: 'refused', reason: reasonOf(outcome.problem.detail, outcome.problem.status) };
    case 'unreachable':
    case 'busy': {
      const before = await standingOf(db);
      return before.kind === 'offline' ? before : { kind: 'offline', since: world.now() };
    }
  }
}

function stateWith(standing: Standing, counts: Counts, isRestored: boolean): SyncState {
  const agrees = standing.kind === 'level' || standing.kind === 'sending';
  if (agrees && isRestored) return { kind: 'restoring', ...counts };
  if (standing.kind === 'level' && counts.waiting > 0) return { kind: 'sending', ...counts };
  return { ...standing, ...counts };
}

async function countsOf(db: LibraryDatabase): Promise<Counts> {
  const waiting = await db.outbox.filter(edit => edit.state !== 'applied').count();
  return { waiting, unsettled: await db.own.where('copy.of').above('').count() };
}

async function isRestored(db: LibraryDatabase): Promise<boolean> {
  return (await db.places.filter(place => place.restored).count()) > 0;
}
