import type { Unanswered } from '@/library/service';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { unansweredWords } from '../parts/unanswered_words';

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

/** Holds the place of what is on its way. */
export function Waiting() {
  return (
    <p class="muted waiting" role="status">
      {say('common.loading')}
    </p>
  );
}
