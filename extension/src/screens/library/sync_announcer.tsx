import { useRef } from 'preact/hooks';
import type { SyncState } from '@/library/workspace';
import { syncWords, unsettledWords } from './sync_words';

/** Tells a screen reader, when it has a moment, that sync stands otherwise. That edits come and go is not said. */
export function SyncAnnouncer({ sync }: { sync: SyncState }) {
  const said = useRef('');
  if (sync.kind !== 'sending') said.current = syncWords(sync).brief;
  return (
    <p class="unseen" role="status" aria-live="polite">
      {[said.current, unsettledWords(sync)].filter(Boolean).join('. ')}
    </p>
  );
}
