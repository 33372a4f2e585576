import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';

/** Why the service did not do what it was asked, and what to do about it. */
export function unansweredWords(answer: Unanswered): string {
  switch (answer.kind) {
    case 'unreachable':
      return say('common.unreachable');
    case 'busy':
      return say('common.busy', { seconds: answer.seconds });
    case 'signed_out':
      return say('common.signed_out');
    case 'refused':
      return answer.message;
  }
}
