import type { LibraryDatabase } from '@/sync/database';
import { endedDevices } from '@/sync/ended';
import { accountOf, leave } from '@/sync/membership';
import { takeUp } from '@/web/take_up';
import { aloneInSync, world } from '@/web/world';
import { language } from '@/words/say';
import { type Home, SERVER } from './home';

/** `nobody`: the service knows of no one who has just signed in here. */
export type Arrival = 'signed_in' | 'nobody' | 'unreachable';

/** Whoever has signed in on the service's page is signed in here too; a person who signed out stays out. */
export function arrive({ db, session, tokens }: Home): Promise<Arrival> {
  return aloneInSync(async () => {
    if (await session.device()) return 'signed_in';
    await session.tellEnded();
    // The cookie still stands for who left without a network.
    if ((await endedDevices(db)).length > 0) return 'unreachable';

    const opened = await tokens.openHere(SERVER);
    if (opened.kind !== 'opened') return opened.kind === 'signed_out' ? 'nobody' : 'unreachable';
    const taken = await takeUp(db, session, SERVER, session.withHttp(opened));
    return taken.kind === 'signed_in' ? 'signed_in' : 'unreachable';
  });
}

/** The team's templates leave at once; the service hears of it when it can be reached. */
export async function signOut({ db, session }: Home): Promise<void> {
  session.cutOff();
  await aloneInSync(() => session.end(() => leave(db, world)));
  void session.tellEnded();
}

/** The service's own page, in our language, and from there back to the same place. */
export function signInAddress(): string {
  return `/sign-in?${new URLSearchParams({ after: `/console/${location.hash}`, lang: language() })}`;
}

/** Whether there is anything to show: somebody's library, or words that were never sent. */
export async function hasLibrary(db: LibraryDatabase): Promise<boolean> {
  return (await accountOf(db)) !== null || (await db.own.count()) > 0;
}
