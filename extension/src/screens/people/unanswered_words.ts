import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';

/** Why there is no answer, and what to do. A refusal is told in the service's own words. */
export function unansweredWords(why: Unanswered): string {
  switch (why.kind) {
    case 'unreachable':
      return say('people.unreachable');
    case 'busy':
      return say('common.busy', { seconds: why.seconds });
    case 'signed_out':
      return say('common.signed_out');
    case 'refused':
      return why.message;
  }
}
