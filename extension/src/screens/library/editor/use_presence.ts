import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NOBODY, type Others, type Presence, type Seat } from '@/library/presence';
import type { LibraryEntry, View } from '@/library/workspace';
import { homeIn } from '../../versions/past';

export interface Attending {
  others: Others;
  /** Call it whenever the person types. */
  writes(): void;
}

/** Who else has the template open, as long as it is on screen; of what only one person can see, nobody. */
export function usePresence(entry: LibraryEntry, view: View, presence: Presence): Attending {
  const [others, setOthers] = useState(NOBODY);
  const seat = useRef<Seat | null>(null);
  const folder = view.folders.find(each => each.id === entry.folder);
  // The service does not know yet what was just made here.
  const isShared = folder?.kind === 'team' && entry.revision > 0;
  const home = isShared ? homeIn(view, entry.id) : null;

  useEffect(() => {
    if (!home) return;
    const gone = new AbortController();
    seat.current = presence.join(home, setOthers, gone.signal);
    return () => {
      gone.abort();
      seat.current = null;
      setOthers(NOBODY);
    };
  }, [home?.team, home?.id, presence]);

  return useMemo(() => ({ others, writes: () => seat.current?.writes() }), [others]);
}
