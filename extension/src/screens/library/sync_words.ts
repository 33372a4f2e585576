import type { SyncState } from '@/library/workspace';
import { say } from '@/words/say';
import { shownMoment, shownTime } from '@/words/shown';
import { reasonWords } from '../parts/reason_words';

interface SyncWords {
  mood: 'ok' | 'busy' | 'idle' | 'warn' | 'danger';
  /** A few words for the corner of the screen. */
  brief: string;
  /** What it means, and what to do. */
  full: string;
}

/** How far this browser agrees with the service, as one would say it. */
export function syncWords(sync: SyncState): SyncWords {
  const count = sync.waiting;
  switch (sync.kind) {
    case 'local':
      return { mood: 'idle', brief: say('sync.local'), full: say('sync.local_full') };
    case 'level':
      return { mood: 'ok', brief: say('sync.level'), full: say('sync.level_full', { time: clock(sync.at) }) };
    case 'sending':
      return count > 0
        ? { mood: 'busy', brief: say('sync.sending', { count }), full: say('sync.sending_full', { count }) }
        : { mood: 'busy', brief: say('sync.reading'), full: say('sync.reading_full') };
    case 'restoring':
      return { mood: 'busy', brief: say('sync.restoring'), full: say('sync.restoring_full', { count }) };
    case 'offline': {
      const time = clock(sync.since);
      const full = say('sync.offline_full', { count, time });
      return { mood: 'warn', brief: say('sync.offline', { time }), full };
    }
    case 'signed_out':
      return { mood: 'warn', brief: say('sync.signed_out'), full: say('sync.signed_out_full', { count }) };
    case 'refused': {
      const kept = count > 0 ? ` ${say('sync.refused_kept', { count })}` : '';
      return { mood: 'danger', brief: say('sync.refused'), full: reasonWords(sync.reason) + kept };
    }
    case 'full':
      return { mood: 'danger', brief: say('sync.full'), full: say('sync.full_full', { count }) };
  }
}

/** How many edits wait for a decision; nothing where none does. */
export function unsettledWords({ unsettled }: SyncState): string | null {
  return unsettled === 0 ? null : say('sync.unsettled', { count: unsettled });
}

/** The time today, else the day and the time. */
function clock(iso: string): string {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? shownTime(at) : shownMoment(at);
}
