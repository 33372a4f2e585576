import type { LibraryDatabase } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import type { Session } from '@/sync/session';
import { nextAttempt, syncAll } from '@/sync/sync';
import { world } from './home';
import { Live } from './live';

const STAY_AWAKE_MS = 20_000;

/** Runs while no sync does, in whichever page or worker; and no sync begins until it is done. */
export function aloneInSync<Result>(run: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('rejoinder-sync', run);
}

/** Sync in the service worker: one run at a time, set off by edits, pokes and the alarm. */
export class Runner {
  private readonly live: Live;
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly db: LibraryDatabase,
    private readonly session: Session,
  ) {
    this.live = new Live(session, () => void this.run());
  }

  /** Resolves when everything that was there to do at the call has been tried. */
  run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.runs().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Now and then, where no socket would tell; waits longer the longer the service cannot be reached. */
  async runIfDue(): Promise<void> {
    const teams = await this.teams();
    if (teams.length === 0 && !(await accountOf(this.db))) return;
    const isHeard = this.live.hears(teams) && (await this.db.outbox.count()) === 0;
    if (isHeard || Date.now() < (await nextAttempt(this.db))) return this.live.listen(teams);
    await this.run();
  }

  hangUp(): void {
    this.live.listen([]);
  }

  private async runs(): Promise<void> {
    // A worker without events is stopped after 30 s, and waiting for an answer is no event.
    const awake = setInterval(() => void chrome.runtime.getPlatformInfo(), STAY_AWAKE_MS);
    try {
      do {
        this.again = false;
        await aloneInSync(() => syncAll(this.db, this.session.http, world));
        this.live.listen(await this.teams());
      } while (this.again);
    } finally {
      clearInterval(awake);
    }
  }

  private async teams(): Promise<string[]> {
    if (!(await this.session.device())) return [];
    return ((await accountOf(this.db))?.teams ?? []).map(team => team.id);
  }
}
