import { useEffect, useRef } from 'preact/hooks';
import type { Plan } from '@/imports/plan';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { Button } from '../parts/button';
import { countOf } from './bring';
import type { Writing } from './underway';

interface ImportFootProps {
  plan: Plan;
  isAllThere: boolean;
  writing: Writing | null;
  bring(): void;
  stop(): void;
}

/** What would come, and the way to bring it; then how far it is, and the way to stop it. */
export function ImportFoot({ plan, isAllThere, writing, bring, stop }: ImportFootProps) {
  const foot = useRef<HTMLElement>(null);
  const isWriting = writing !== null;
  const wasWriting = useRef(isWriting);
  // The button that was pressed is another one now: the focus stays where the hand is.
  useEffect(() => {
    if (wasWriting.current !== isWriting) foot.current?.querySelector<HTMLElement>('.next-step')?.focus();
    wasWriting.current = isWriting;
  }, [isWriting]);

  const coming = countOf(plan);
  return (
    <footer class="import-foot" ref={foot}>
      {writing ? (
        <Written writing={writing} />
      ) : (
        <>
          <span class="muted" role="status">
            {isAllThere && coming === 0
              ? say('imports.all_there')
              : say('imports.will_come', {
                  ...{ coming, replaced: plan.replaces.length, skipped: plan.skipped },
                })}
          </span>
          <Button onClick={stop}>{say('common.cancel')}</Button>
          <Button class="next-step" weight="primary" disabled={coming === 0} onClick={bring}>
            {say('imports.bring', { count: coming })}
          </Button>
        </>
      )}
    </footer>
  );
}

/** A screen reader hears every quarter of the way, not every template. */
function Written({ writing: { wrote, of, stop } }: { writing: Writing }) {
  const quarter = Math.floor((4 * wrote) / of) / 4;
  return (
    <>
      <div class="import-written">
        <span class="muted" aria-hidden="true">
          {say('imports.wrote', { wrote: shownNumber(wrote), all: shownNumber(of) })}
        </span>
        <progress aria-label={say('imports.bringing')} value={wrote} max={of} />
        <span class="unseen" role="status">
          {say('imports.wrote', { wrote: shownNumber(Math.floor(of * quarter)), all: shownNumber(of) })}
        </span>
      </div>
      <Button class="next-step" onClick={stop}>
        {say('imports.stop')}
      </Button>
    </>
  );
}
