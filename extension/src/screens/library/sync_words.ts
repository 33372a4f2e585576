import type { SyncState } from '@/library/workspace';

interface SyncWords {
  mood: 'ok' | 'busy' | 'idle' | 'warn' | 'danger';
  /** A few words for the corner of the screen. */
  brief: string;
  /** What it means, and what to do. */
  full: string;
}

/** How far this browser agrees with the service, as one would say it. */
export function syncWords(sync: SyncState): SyncWords {
  switch (sync.kind) {
    case 'local':
      return {
        mood: 'idle',
        brief: 'This browser only',
        full: 'Everything is kept in this browser. No account is needed.',
      };
    case 'level':
      return {
        mood: 'ok',
        brief: 'Up to date',
        full: `Up to date with your team; last looked ${clock(sync.at)}.`,
      };
    case 'sending':
      return sync.waiting > 0
        ? {
            mood: 'busy',
            brief: `Sending ${edits(sync.waiting)}`,
            full: `${editsAre(sync.waiting)} on the way to the service.`,
          }
        : { mood: 'busy', brief: 'Reading changes', full: 'Reading what your team changed.' };
    case 'restoring':
      return {
        mood: 'busy',
        brief: 'Reading everything again',
        full: `The service was restored from a backup, so everything is read again. There is nothing to do${
          sync.waiting > 0
            ? `; ${edits(sync.waiting)} of yours ${sync.waiting === 1 ? 'goes' : 'go'} out afterwards`
            : ''
        }.`,
      };
    case 'offline':
      return {
        mood: 'warn',
        brief: `Offline since ${clock(sync.since)}`,
        full: `The service cannot be reached since ${clock(sync.since)}. Everything here works${
          sync.waiting > 0
            ? `; ${edits(sync.waiting)} ${sync.waiting === 1 ? 'waits and goes out by itself' : 'wait and go out by themselves'}`
            : ''
        }.`,
      };
    case 'signed_out':
      return {
        mood: 'warn',
        brief: 'Signed out',
        full: `The service has signed this browser out. Sign in again to get your team’s templates${
          sync.waiting > 0 ? ` and to send ${edits(sync.waiting)}` : ''
        }.`,
      };
    case 'refused':
      return {
        mood: 'danger',
        brief: 'Refused by the service',
        full: `${sync.message}${sync.waiting > 0 ? ` ${editsAre(sync.waiting)} kept here until that is solved.` : ''}`,
      };
    case 'full':
      return {
        mood: 'danger',
        brief: 'This device is full',
        full: `This device has no room left, so nothing new can be saved or read here. Free some space; it goes on by itself${
          sync.waiting > 0 ? `, and ${edits(sync.waiting)} with it` : ''
        }.`,
      };
  }
}

/** How many edits wait for a decision; nothing where none does. */
export function unsettledWords({ unsettled }: SyncState): string | null {
  return unsettled === 0 ? null : `${edits(unsettled)} to settle`;
}

function edits(count: number): string {
  return count === 1 ? '1 edit' : `${count.toLocaleString()} edits`;
}

function editsAre(count: number): string {
  return `${edits(count)} ${count === 1 ? 'is' : 'are'}`;
}

/** The time today, else the day and the time. */
function clock(iso: string): string {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(
    undefined,
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  );
}
