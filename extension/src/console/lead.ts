import { accountOf } from '@/sync/membership';
import { ALARM_S } from '@/sync/retry';
import type { Room } from '@/web/room';
import { Runner } from '@/web/runner';
import { arrive } from './arrival';
import type { Home } from './home';
import type { Tabs } from './tabs';

/** One tab syncs for all; when it goes, another goes on. Resolves never. */
export function leadInTurn(home: Home, room: Room, tabs: Tabs): void {
  void navigator.locks.request('rejoinder-lead', () => {
    lead(home, room, tabs);
    return new Promise<never>(() => undefined);
  });
}

function lead(home: Home, room: Room, tabs: Tabs): void {
  // A tab that holds a lock is not frozen, so nothing need keep it awake.
  const runner = new Runner(home.db, home.session, room, () => () => undefined);
  const forever = new AbortController().signal;

  const back = async () => {
    const isSignedOut = !(await home.session.device()) && (await accountOf(home.db)) !== null;
    if (isSignedOut && (await arrive(home)) !== 'signed_in') return;
    await (isSignedOut ? runner.run() : runner.runIfBehind());
  };
  tabs.on('edited', () => void runner.runSoon(), forever);
  tabs.on('returned', () => void back(), forever);
  tabs.on('sync', () => void runner.run(), forever);
  tabs.on('leaving', () => runner.hush(), forever);
  addEventListener('online', () => void runner.runSoon());
  setInterval(() => void runner.runIfDue(), ALARM_S * 1000);
  void runner.runSoon().then(back);
}
