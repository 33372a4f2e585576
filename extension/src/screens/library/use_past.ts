import { useMemo, useRef, useState } from 'preact/hooks';
import { say as words } from '@/words/say';
import type { Notice } from './notice';
import { type Done, NO_PAST, type Past, type Step, withDone, withRedone, withUndone } from './past';

/** Doing with a way back: each act can be undone, in any order, and done again, for as long as the page is open. */
export interface Acting extends Past {
  /** Does it, and says so, or why not. True when it was done. */
  act(said: string, step: Step): Promise<boolean>;
  undo(act: Done): Promise<void>;
  redo(act: Done): Promise<void>;
}

export function usePast(say: (notice: Notice | null) => void): Acting {
  const [past, setPast] = useState<Past>(NO_PAST);
  const count = useRef(0);

  const acting = useMemo(() => {
    const undo = async (act: Done) => {
      const stepped = await act.back();
      if (stepped.kind === 'refused') return say({ message: stepped.message });
      setPast(before => withUndone(before, act, stepped.back));
      say({ message: words('library.undid', { act: act.words }) });
    };
    const redo = async (act: Done) => {
      const stepped = await act.back();
      if (stepped.kind === 'refused') return say({ message: stepped.message });
      const again = { ...act, back: stepped.back };
      setPast(before => withRedone(before, act, stepped.back));
      say({ message: act.words, undo: () => void undo(again) });
    };
    const act = async (said: string, step: Step) => {
      const stepped = await step();
      if (stepped.kind === 'refused') {
        say({ message: stepped.message });
        return false;
      }
      const done = { id: ++count.current, words: said, back: stepped.back };
      setPast(before => withDone(before, done));
      say({ message: said, undo: () => void undo(done) });
      return true;
    };
    return { act, undo, redo };
  }, [say]);

  return { ...past, ...acting };
}
