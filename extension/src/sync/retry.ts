import { type LibraryDatabase, write } from './database';
import type { Pulled } from './pull';

/** The time between two alarms of the browser, in seconds. */
export const ALARM_S = 30;
const LONGEST_BACKOFF = 10;
/** However long a service, or whoever answers in its place, would have us wait. */
const LONGEST_ASKED = 120;

/** Waiting is counted in alarms that pass, not by the clock, which may jump by days. */
interface Retry {
  /** To let pass before the next attempt that nobody asked for. */
  alarms: number;
  failures: number;
  /** The service itself asked for the wait: nothing but a person's word cuts it short. */
  asked: boolean;
}

const AT_ONCE: Retry = { alarms: 0, failures: 0, asked: false };

export async function planRetry(db: LibraryDatabase, outcome: Pulled): Promise<void> {
  const before = await retryOf(db);
  await keep(db, outcome.kind === 'level' ? AT_ONCE : after(before, outcome));
}

/** Counts an alarm; true when an attempt is due. */
export function passAlarm(db: LibraryDatabase): Promise<boolean> {
  return write(db, async () => {
    const retry = await retryOf(db);
    if (retry.alarms === 0) return true;
    await keep(db, { ...retry, alarms: retry.alarms - 1 });
    return retry.alarms === 1;
  });
}

/** Whether an attempt makes sense before its time, since the network or the person came back. */
export async function mayTryNow(db: LibraryDatabase): Promise<boolean> {
  const { asked, alarms } = await retryOf(db);
  return !asked || alarms === 0;
}

function after({ failures }: Retry, outcome: Exclude<Pulled, { kind: 'level' }>): Retry {
  const backoff = Math.min(2 ** Math.min(failures, 10), LONGEST_BACKOFF);
  const seconds = outcome.kind === 'busy' ? outcome.seconds : 0;
  // The first alarm may ring at once, so it does not count.
  const asked = seconds > 0 ? Math.min(Math.ceil(seconds / ALARM_S) + 1, LONGEST_ASKED) : 0;
  return { alarms: Math.max(backoff, asked), failures: failures + 1, asked: asked > 0 };
}

async function keep(db: LibraryDatabase, retry: Retry): Promise<void> {
  if (JSON.stringify(await retryOf(db)) !== JSON.stringify(retry))
    await db.notes.put({ name: 'retry', value: retry });
}

async function retryOf(db: LibraryDatabase): Promise<Retry> {
  return ((await db.notes.get('retry'))?.value as Retry | undefined) ?? AT_ONCE;
}
