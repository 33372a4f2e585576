import type { LibraryDatabase } from '@/sync/database';
import { gathering } from '@/sync/fetched_files';
import { accountOf, leave } from '@/sync/membership';
import type { Pulled } from '@/sync/pull';
import { mayTryNow, passAlarm } from '@/sync/retry';
import type { Session } from '@/sync/session';
import { hasToSend, syncAll } from '@/sync/sync';
import { Live } from './live';
import type { Room } from './room';
import { aloneInSync, world } from './world';

/** A longer wait is the alarm's: by then who waits may be gone. */
const LONGEST_TIMER_S = 60;

/** Sync in one place: one run at a time, set off by edits, pokes, an alarm, and whoever comes back. */
export class Runner {
  private readonly live: Live;
  private readonly gather: (isWanted: () => boolean) => Promise<void>;
  private running: Promise<void> | null = null;
  private again = false;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly db: LibraryDatabase,
    private readonly session: Session,
    private readonly room: Room,
    /** Keeps whatever runs this from being stopped meanwhile; gives the way to let go. */
    private readonly stayAwake: () => () => void,
  ) {
    this.live = new Live(session, () => void this.runSoon());
    this.gather = gathering(db, session.http, world);
  }

  get isRunning(): boolean {
    return this.running !== null;
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

  /** Something changed that may help: an edit, the network, a person. Waits only where the service asked for it. */
  async runSoon(): Promise<void> {
    void this.session.tellEnded();
    if (await mayTryNow(this.db)) await this.run();
  }

  /** Now and then, where no socket would tell; waits longer the longer the service cannot be reached. */
  async runIfDue(): Promise<void> {
    void this.session.tellEnded();
    const teams = await this.teams();
    if (teams.length === 0 && !(await accountOf(this.db))) return;
    const isHeard = this.live.hears(teams) && !(await hasToSend(this.db));
    if (isHeard || !(await passAlarm(this.db))) return this.live.listen(teams);
    await this.run();
  }

  /** Whoever comes by may have come back to a network, so nothing waits out a backoff; a level library rests. */
  async runIfBehind(): Promise<void> {
    const teams = await this.teams();
    if (!this.live.hears(teams) || (await hasToSend(this.db))) await this.runSoon();
  }

  /** The team's templates leave at once; the service hears of it when it can be reached. */
  async signOut(): Promise<void> {
    this.hush();
    await aloneInSync(() => this.session.end(() => leave(this.db, world)));
    void this.session.tellEnded();
  }

  /** Ends what is on its way, and hears no more until the next run. */
  hush(): void {
    this.live.listen([]);
    this.session.cutOff();
  }

  private async runs(): Promise<void> {
    const rest = this.stayAwake();
    try {
      do {
        this.again = false;
        const outcome = await aloneInSync(() => syncAll(this.db, this.session.http, world));
        await this.heed(outcome);
        this.live.listen(await this.teams());
        // An edit does not wait for the files of others.
        if (outcome.kind === 'level') await this.gather(() => !this.again);
      } while (this.again);
    } finally {
      rest();
    }
  }

  private async heed(outcome: Pulled): Promise<void> {
    await this.room.note(outcome.kind === 'full' ? 'full' : 'free');
    if (outcome.kind !== 'busy') return;
    // Who pushes on would be what the service asked to be spared.
    this.again = false;
    clearTimeout(this.resting);
    if (outcome.seconds <= LONGEST_TIMER_S)
      this.resting = setTimeout(() => void this.run(), outcome.seconds * 1000 * (1 + Math.random() / 4));
  }

  private async teams(): Promise<string[]> {
    if (!(await this.session.device())) return [];
    return ((await accountOf(this.db))?.teams ?? []).map(team => team.id);
  }
}
