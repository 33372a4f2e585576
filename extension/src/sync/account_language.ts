import type { Service, Unanswered } from '@/library/service';
import type { Account } from '@/library/workspace';
import { type LibraryDatabase, touch, write } from './database';
import { accountOf } from './membership';

/** A choice of language that the account does not know yet. */
interface Untold {
  person: string;
  /** What the account had then: whoever chose another elsewhere meanwhile is not overruled. */
  before: string | null;
  /** Null: as each browser. */
  wanted: string | null;
}

/**
 * Keeps what an account is to be spoken to in, until the service was told. False where nobody is signed in, or the
 * service is one from before.
 */
export function chooseForAccount(db: LibraryDatabase, wanted: string | null): Promise<boolean> {
  return write(db, async () => {
    const account = await accountOf(db);
    if (account?.language === undefined) return false;
    const untold: Untold = { person: account.id, before: account.language, wanted };
    await db.notes.put({ name: 'language', value: untold });
    return true;
  });
}

/** Tells the service what was chosen last. Runs while no sync does, which tells it as well. */
export async function tellChosen(
  db: LibraryDatabase,
  service: Service,
): Promise<'told' | Unanswered['kind']> {
  const untold = await untoldOf(db);
  return untold ? tell(db, service, untold) : 'told';
}

/** After the account was read: tells it what it does not know yet, unless another was chosen elsewhere since. */
export async function tellLanguage(db: LibraryDatabase, service: Service, account: Account): Promise<void> {
  const untold = await untoldOf(db);
  if (!untold) return;
  const isOvertaken = untold.person !== account.id || untold.before !== (account.language ?? null);
  await (isOvertaken ? forget(db, untold) : tell(db, service, untold));
}

export async function hasUntoldLanguage(db: LibraryDatabase): Promise<boolean> {
  return (await untoldOf(db)) !== undefined;
}

async function tell(
  db: LibraryDatabase,
  service: Service,
  untold: Untold,
): Promise<'told' | Unanswered['kind']> {
  const { kind } = await service.ask<null>('PUT', '/v1/me/language', { language: untold.wanted });
  if (kind === 'told') await keepTold(db, untold);
  if (kind === 'refused') await forget(db, untold);
  return kind;
}

/** Nothing is written where somebody else is signed in by now. */
function keepTold(db: LibraryDatabase, untold: Untold): Promise<void> {
  return write(db, async () => {
    await forget(db, untold);
    const account = await accountOf(db);
    if (account?.id !== untold.person) return;
    await db.notes.put({ name: 'account', value: { ...account, language: untold.wanted } });
    await touch(db, []);
  });
}

/** A choice made while this one was on its way stays. */
function forget(db: LibraryDatabase, { wanted }: Untold): Promise<void> {
  return write(db, async () => {
    const now = await untoldOf(db);
    if (now?.wanted === wanted) await db.notes.delete('language');
  });
}

async function untoldOf(db: LibraryDatabase): Promise<Untold | undefined> {
  return (await db.notes.get('language'))?.value as Untold | undefined;
}
