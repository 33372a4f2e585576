import { hasUntoldLanguage, tellLanguage } from './account_language';
import type { LibraryDatabase } from './database';
import { isFull } from './full';
import { type Http, teamServer } from './http';
import { sweepFiles } from './kept_files';
import { accountOf, readMembership } from './membership';
import { type Pulled, pull } from './pull';
import { push } from './push';
import { rebase } from './rebase';
import { foldersToLoad } from './replica';
import { planRetry } from './retry';
import type { TeamServer, World } from './server';
import { serviceOver } from './service';
import { type Standing, stand, standingAfter, standingOf } from './standing';

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
    await sweepFiles(db, world);
    if ((await db.outbox.where('team').equals(team).count()) === 0) return pulled;
  }
  return { kind: 'busy', seconds: 30 };
}

/** Whether anything that a person did here waits for the service. */
export async function hasToSend(db: LibraryDatabase): Promise<boolean> {
  return (await db.outbox.count()) > 0 || (await hasUntoldLanguage(db));
}

/** All teams of the account; says how it stands before and after. Call it from one place at a time. */
export async function syncAll(db: LibraryDatabase, http: Http, world: World): Promise<Pulled> {
  try {
    return await syncAndTell(db, http, world);
  } catch (failure) {
    if (isFull(failure)) {
      await tell(db, world, { kind: 'full' }).catch(() => undefined);
      return { kind: 'full' };
    }
    // A bug, or a broken database. Nobody is to read “sending” for ever; where not even that can be written, so be it.
    await stand(db, STUMBLED).catch(() => undefined);
    throw failure;
  }
}

const STUMBLED: Standing = { kind: 'refused', reason: { code: 'stumbled' } };

async function syncAndTell(db: LibraryDatabase, http: Http, world: World): Promise<Pulled> {
  const account = await accountOf(db);
  if (!account) {
    await stand(db, { kind: 'local' });
    return { kind: 'level' };
  }
  const before = (await standingOf(db)).kind;
  const isSending = before !== 'offline' && (await db.outbox.count()) > 0;
  if (before === 'local' || isSending) await stand(db, { kind: 'sending' });

  const outcome = await syncTeams(db, http, world, account.server);
  await tell(db, world, outcome);
  return outcome;
}

async function tell(db: LibraryDatabase, world: World, outcome: Pulled): Promise<void> {
  await stand(db, await standingAfter(db, world, outcome));
  await planRetry(db, outcome);
}

async function syncTeams(db: LibraryDatabase, http: Http, world: World, server: string): Promise<Pulled> {
  if ((await isMembershipOld(db, world)) || (await hasUntoldLanguage(db))) {
    const read = await readMembership(db, world, http, server);
    if (read.kind !== 'read') return read;
    await tellLanguage(db, serviceOver(http), read.account);
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
  // A clock that was put back must not make it hold for days.
  return read === undefined || Math.abs(Date.parse(world.now()) - Date.parse(read)) > MEMBERSHIP_HOLDS_MS;
}
