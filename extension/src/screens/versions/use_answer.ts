import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answered } from '@/library/service';

export type Asked<Value> = { kind: 'waiting' } | Answered<Value>;

/**
 * Asks when first drawn and whenever `about` changes; what comes late for something else is dropped. What was told
 * stays on screen until the next answer, so that nothing flickers and focus stays where it is; `again` resolves then.
 */
export function useAnswer<Value>(
  ask: () => Promise<Answered<Value>>,
  about: readonly unknown[],
): [Asked<Value>, again: () => Promise<void>] {
  const [answer, setAnswer] = useState<Asked<Value>>({ kind: 'waiting' });
  const newest = useRef(0);

  const again = useCallback(() => {
    const turn = ++newest.current;
    const takes = (told: Answered<Value>) => {
      if (turn === newest.current) setAnswer(told);
    };
    return ask().then(takes, () => takes({ kind: 'unreachable' }));
  }, about);

  useEffect(() => {
    setAnswer(before => (before.kind === 'told' ? before : { kind: 'waiting' }));
    void again();
    return () => void newest.current++;
  }, [again]);

  return [answer, again];
}
