import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Asked } from './asked';
import type { Desk } from './desk';
import type { Preview, Thought } from './shapes';

/** What a change would give and take, asked anew whenever the thought changes. */
export function usePreview(desk: Desk, thought: Thought): [Asked<Preview>, () => Promise<void>] {
  const said = JSON.stringify(thought);
  const [known, setKnown] = useState<{ said: string; asked: Asked<Preview> } | null>(null);

  const read = useCallback(async () => {
    const answer = await desk.service.ask<Preview>('POST', `${desk.path}/access/preview`, JSON.parse(said));
    const asked: Asked<Preview> =
      answer.kind === 'told' ? { ...answer, stale: null } : { kind: 'failed', why: answer };
    setKnown({ said, asked });
  }, [desk.service, desk.path, said]);
  useEffect(() => void read(), [read]);

  return [known?.said === said ? known.asked : { kind: 'loading' }, read];
}
