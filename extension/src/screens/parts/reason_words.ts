import type { Reason } from '@/library/reason';
import { say } from '@/words/say';

/** Why something was not done, and what to do, as the person reads it. */
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'said':
      return reason.words;
    case 'no_address':
      return say('reasons.no_address', { typed: reason.typed });
    case 'no_service':
      return say('reasons.no_service', { server: reason.server });
    case 'service_away':
      return say('reasons.service_away', { server: reason.server });
    case 'other_service':
      return say('reasons.other_service', { server: reason.server });
    case 'strange_answer':
      return say('reasons.strange_answer', { status: String(reason.status) });
    default:
      return say(`reasons.${reason.code}`);
  }
}
