import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';

/** Why there is nothing to see, and the way on. */
export function NotTold({ why, again }: { why: Unanswered; again(): void }) {
  return (
    <div role="alert">
      <Empty title={unansweredWords(why)}>
        {why.kind !== 'signed_out' && <Button onClick={again}>{say('common.retry')}</Button>}
      </Empty>
    </div>
  );
}

export function unansweredWords(why: Unanswered): string {
  switch (why.kind) {
    case 'unreachable':
      return say('versions.needs_service');
    case 'busy':
      return say('common.busy', { seconds: why.seconds });
    case 'signed_out':
      return say('common.signed_out');
    case 'refused':
      return why.message;
  }
}

/** Holds the place of what is on its way. */
export function Waiting() {
  return (
    <p class="muted waiting" role="status">
      {say('common.loading')}
    </p>
  );
}
