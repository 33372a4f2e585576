import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from './button';

/**
 * A part of the screens that is fetched when it is first shown, or a moment before (`fetchTheRest`), so that the
 * first thing on screen does not wait for it.
 */
export function later<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  let fetched: ComponentType<Props> | null = null;
  const take = async () => {
    fetched ??= await fetch();
  };
  unfetched.add(take);

  return function Later(props: Props) {
    const [state, setState] = useState<'waiting' | 'here' | 'failed'>(fetched ? 'here' : 'waiting');
    useEffect(() => {
      let gone = false;
      if (state !== 'waiting') return;
      const tell = (told: 'here' | 'failed') => !gone && setState(told);
      take().then(
        () => tell('here'),
        () => tell('failed'),
      );
      return () => {
        gone = true;
      };
    }, [state]);

    if (state === 'failed') return <NotFetched tryAgain={() => setState('waiting')} />;
    return fetched ? <Drawn of={fetched} given={props} /> : <Arriving />;
  };
}

/** Fetches, one after another, what has not been shown yet; to be called when nothing else is to do. */
export async function fetchTheRest(): Promise<void> {
  for (const take of unfetched) await take().catch(() => undefined);
}

const unfetched = new Set<() => Promise<void>>();

function Drawn<Props extends object>({ of: Part, given }: { of: ComponentType<Props>; given: Props }) {
  return <Part {...given} />;
}

function Arriving() {
  return (
    <div class="empty" aria-busy="true">
      <p class="waits">{say('common.loading')}</p>
    </div>
  );
}

/** The service has another build by now, or cannot be reached and this part was never here. */
function NotFetched({ tryAgain }: { tryAgain(): void }) {
  return (
    <div class="empty" role="alert">
      <strong>{say('parts.not_fetched')}</strong>
      <Button onClick={tryAgain}>{say('common.retry')}</Button>
    </div>
  );
}
