import type { Account, Copy } from '@/library/workspace';
import { keepUnsent } from './copies';
import { type LibraryDatabase, touch, write } from './database';
import { type Http, told } from './http';
import { sweepFiles } from './kept_files';
import type { Stopped, World } from './server';
import { forgetAllUndone } from './undone';

export async function accountOf(db: LibraryDatabase): Promise<Account | null> {
  return ((await db.notes.get('account'))?.value as Account | undefined) ?? null;
}

/** Asks who is signed in and to which teams that person belongs; what is no longer theirs leaves this browser. */
export async function readMembership(
  db: LibraryDatabase,
  world: World,
  http: Http,
  server: string,
): Promise<{ kind: 'read'; account: Account } | Stopped> {
  const read = await askMembership(http, server);
  if (read.kind === 'read') await settleIn(db, world, read.account);
  return read;
}

/** Asks likewise, and writes nothing. */
export async function askMembership(
  http: Http,
  server: string,
): Promise<{ kind: 'read'; account: Account } | Stopped> {
  const me = await told<Omit<Account, 'server'>>(await http('/v1/me'), ['id', 'name', 'email', 'teams']);
  if (me.kind === 'expired') return { kind: 'busy', seconds: 60 };
  if (me.kind !== 'told') return me;
  if (!Array.isArray(me.value.teams)) return { kind: 'unreachable' };
  return { kind: 'read', account: { ...me.value, server } };
}

/** Signed out for good: the team's templates leave this browser, what was not sent stays as private copies. */
export async function leave(db: LibraryDatabase, world: World): Promise<void> {
  await write(db, async () => {
    for (const team of await db.places.toCollection().primaryKeys())
      await empty(db, world, team, 'signed_out');
    await db.notes.bulkDelete(['account', 'client', 'sync', 'retry', 'membership', 'language']);
    await touch(db, []);
  });
}

/** This browser is that person's from here on; what is no longer theirs leaves it. */
export function settleIn(db: LibraryDatabase, world: World, account: Account): Promise<void> {
  return write(db, async () => {
    const before = await accountOf(db);
    const isSomebodyElse = before && (before.id !== account.id || before.server !== account.server);
    // Edits are told apart by client and person: somebody else is another client.
    if (isSomebodyElse || !(await db.notes.get('client')))
      await db.notes.put({ name: 'client', value: world.id() });

    const mine = new Set(isSomebodyElse ? [] : account.teams.map(team => team.id));
    for (const team of await db.places.toCollection().primaryKeys()) {
      if (!mine.has(team)) await empty(db, world, team, isSomebodyElse ? 'signed_out' : 'forbidden');
    }
    await db.notes.put({ name: 'account', value: account });
    await db.notes.put({ name: 'membership', value: world.now() });
    await isHeard(db);
    if (JSON.stringify(before) !== JSON.stringify(account)) await touch(db, []);
  });
}

/** With the account, not after it: whom the service has just answered is neither signed out nor alone. */
async function isHeard(db: LibraryDatabase): Promise<void> {
  const { kind } = ((await db.notes.get('sync'))?.value as { kind: string } | undefined) ?? { kind: 'local' };
  if (kind === 'local' || kind === 'signed_out')
    await db.notes.put({ name: 'sync', value: { kind: 'sending' } });
}

async function empty(
  db: LibraryDatabase,
  world: World,
  team: string,
  because: Copy['because'],
): Promise<void> {
  await keepUnsent(db, world, team, chain => chain.at(-1)?.state !== 'applied', because);
  const keys = [
    ...(await db.rows.where('team').equals(team).primaryKeys()),
    ...(await db.outbox.where('team').equals(team).toArray()).map(edit => edit.key),
  ];
  await Promise.all([
    db.rows.where('team').equals(team).delete(),
    db.scopes.where('team').equals(team).delete(),
    db.outbox.where('team').equals(team).delete(),
    db.places.delete(team),
    forgetAllUndone(db),
  ]);
  await sweepFiles(db, world);
  await touch(db, keys);
}
