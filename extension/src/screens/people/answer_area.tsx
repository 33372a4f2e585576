import type { ComponentChildren } from 'preact';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { Icon } from '../parts/icon';
import { unansweredWords } from '../parts/unanswered_words';
import type { Asked } from './asked';

interface AnswerAreaProps<Value> {
  asked: Asked<Value>;
  again(): Promise<void>;
  children(value: Value): ComponentChildren;
}

/** What the service told; while it is asked, the place where it will stand; else why there is nothing. */
export function AnswerArea<Value>({ asked, again, children }: AnswerAreaProps<Value>) {
  if (asked.kind === 'loading') return <Skeleton />;
  if (asked.kind === 'failed') {
    return (
      <div role="alert">
        <Empty title={say('people.no_answer')}>
          <p>{unansweredWords(asked.why)}</p>
          <Button onClick={() => void again()}>{say('common.retry')}</Button>
        </Empty>
      </div>
    );
  }
  return (
    <>
      {asked.stale && (
        <div class="note warn" role="status">
          <Icon name="warning" />
          <span>{say('people.stale')}</span>
          <Button onClick={() => void again()}>{say('common.retry')}</Button>
        </div>
      )}
      {children(asked.value)}
    </>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-busy="true" role="status" aria-label={say('common.loading')}>
      {[0, 1, 2, 3, 4].map(line => (
        <div key={line} />
      ))}
    </div>
  );
}
