import type { SyncState } from '@/library/workspace';
import type { LibraryDatabase } from './database';
import { type Http, teamServer } from './http';
import { accountOf, readMembership } from './membership';
import { type Pulled, pull } from './pull';
import { push } from './push';
import { rebase } from './rebase';
import { foldersToLoad } from './replica';
import type { Stopped, TeamServer, World } from './server';

/** Where sync stands, without how many edits wait: that changes with every act of the person. */
export type Standing =
  | { kind: 'local' }
  | { kind: 'level'; at: string }
  | { kind: 'sending' }
  | { kind: 'offline'; since: string }
  | { kind: 'signed_out' }
  | { kind: 'refused'; message: string };

/** More rounds than that mean that others write faster than we can merge: it goes on a little later. */
const MOST_ROUNDS = 20;

/** Pushes, then pulls until level, as often as verdicts leave something to send. May be cut off anywhere. */
export async function syncTeam(
  db: LibraryDatabase,
  server: TeamServer,
  world: World,
  team: string,
  client: string,
): Promise<Pulled> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (await isReady(db, team)) {
      await rebase(db, world, team);
      const pushed = await push(db, server, world, team, client);
      if (pushed.kind !== 'pushed' && pushed.kind !== 'expired') return pushed;
    }
    const pulled = await pull(db, server, world, team);
    if (pulled.kind !== 'level') return pulled;
    await rebase(db, world, team);
    if ((await db.outbox.where('team').equals(team).count()) === 0) return pulled;
  }
  return { kind: 'busy', seconds: 30 };
}

/** All teams of the account; says how it stands before and after. Call it from one place at a time. */
export async function syncAll(db: LibraryDatabase, http: Http, world: World): Promise<Pulled> {
  const account = await accountOf(db);
  if (!account) {
    await stand(db, { kind: 'local' });
    return { kind: 'level' };
  }
  const before = (await standingOf(db)).kind;
  const hasToSend = before !== 'offline' && (await db.outbox.count()) > 0;
  if (before === 'local' || hasToSend) await stand(db, { kind: 'sending' });

  const outcome = await syncTeams(db, http, world, account.server);
  await stand(db, await standingAfter(db, world, outcome));
  await db.notes.put({ name: 'retry', value: await retryAfter(db, world, outcome) });
  return outcome;
}

/** When the next attempt is due that nobody asked for; milliseconds since 1970. */
export async function nextAttempt(db: LibraryDatabase): Promise<number> {
  return (await retryOf(db)).at;
}

export async function standingOf(db: LibraryDatabase): Promise<Standing> {
  return ((await db.notes.get('sync'))?.value as Standing | undefined) ?? { kind: 'local' };
}

export function stateWith(standing: Standing, waiting: number): SyncState {
  if (standing.kind === 'local' || standing.kind === 'level') {
    return standing.kind === 'level' && waiting > 0 ? { kind: 'sending', waiting } : standing;
  }
  return { ...standing, waiting };
}

async function syncTeams(db: LibraryDatabase, http: Http, world: World, server: string): Promise<Pulled> {
  if (await isMembershipOld(db, world)) {
    const read = await readMembership(db, world, http, server);
    if (read.kind !== 'read') return read;
  }
  const client = ((await db.notes.get('client'))?.value as string | undefined) ?? '';
  let worst: Pulled = { kind: 'level' };
  for (const team of (await accountOf(db))?.teams ?? []) {
    const outcome = await syncTeam(db, teamServer(http, team.id), world, team.id, client);
    const isOut = outcome.kind === 'refused' && outcome.problem.status === 404;
    const settled = isOut && (await hasLeft(db, world, http, { server, team: team.id }));
    if (outcome.kind !== 'level' && !settled) worst = outcome;
  }
  return worst;
}

/** Whether a team that is not found is one that this person is no longer in; its templates are then gone from here. */
async function hasLeft(
  db: LibraryDatabase,
  world: World,
  http: Http,
  { server, team }: { server: string; team: string },
): Promise<boolean> {
  const read = await readMembership(db, world, http, server);
  return read.kind === 'read' && read.account.teams.every(each => each.id !== team);
}

/** Before that, an edit would have no epoch to be made on. */
async function isReady(db: LibraryDatabase, team: string): Promise<boolean> {
  const place = await db.places.get(team);
  return place?.cursor != null && (await foldersToLoad(db, team)).length === 0;
}

const MEMBERSHIP_HOLDS_MS = 5 * 60_000;

async function isMembershipOld(db: LibraryDatabase, world: World): Promise<boolean> {
  const read = (await db.notes.get('membership'))?.value as string | undefined;
  return read === undefined || Date.parse(world.now()) - Date.parse(read) > MEMBERSHIP_HOLDS_MS;
}

async function stand(db: LibraryDatabase, standing: Standing): Promise<void> {
  const before = JSON.stringify(await standingOf(db));
  if (before !== JSON.stringify(standing)) await db.notes.put({ name: 'sync', value: standing });
}

async function standingAfter(db: LibraryDatabase, world: World, outcome: Pulled): Promise<Standing> {
  if (outcome.kind === 'level') return { kind: 'level', at: world.now() };
  if (outcome.kind === 'signed_out') return { kind: 'signed_out' };
  if (outcome.kind === 'refused') return { kind: 'refused', message: outcome.problem.detail };
  const before = await standingOf(db);
  return before.kind === 'offline' ? before : { kind: 'offline', since: world.now() };
}

interface Retry {
  at: number;
  failures: number;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 5 * 60_000;

async function retryAfter(db: LibraryDatabase, world: World, outcome: Pulled): Promise<Retry> {
  const now = Date.parse(world.now());
  if (outcome.kind === 'level') return { at: now, failures: 0 };
  const { failures } = await retryOf(db);
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
  return { at: now + Math.max(backoff, asked(outcome)), failures: failures + 1 };
}

const asked = (outcome: Stopped): number => (outcome.kind === 'busy' ? outcome.seconds * 1000 : 0);

async function retryOf(db: LibraryDatabase): Promise<Retry> {
  return ((await db.notes.get('retry'))?.value as Retry | undefined) ?? { at: 0, failures: 0 };
}
