import type { Finder, Shelf } from '@/library/shelf';
import type { Near, Screen } from '@/page/desk';
import { holdUntil } from '@/page/keys_ahead';
import { later } from './parts';
import type { DrawnScreen } from './screen';

/** A screen whose script comes when something is first to be seen; a person who types on meanwhile types in the box. */
export function laterScreen(shelf: Shelf, finder: Finder, signal: AbortSignal): Screen {
  const drawn = later(async () => (await import('./screen')).openSpokenScreen(shelf, finder, signal));
  const ready = async () => (await drawn())();

  /** What takes the caret: it tells what came of it, or null when it did not come in time. */
  const take = async <Answer>(
    near: Near,
    open: (screen: DrawnScreen) => Promise<Answer>,
  ): Promise<Answer | null> => {
    let answer: Promise<Answer> | null = null;
    const opened = holdUntil(near.field, inTime(ready()), screen => {
      answer = open(screen);
      return key => screen.hear(near, key);
    });
    await opened.catch(() => undefined);
    return answer;
  };
  const show = (open: (screen: DrawnScreen) => void) => void ready().then(open, () => undefined);

  return {
    choose: (near, ...what) => take(near, screen => screen.choose(near, ...what)),
    ask: (near, ...what) => take(near, screen => screen.ask(near, ...what)),
    pick: (near, ...what) => take(near, screen => screen.pick(near, ...what)),
    tell: (...what) => show(screen => screen.tell(...what)),
    offer: (...what) => show(screen => screen.offer(...what)),
    report: (...what) => show(screen => screen.report(...what)),
  };
}

/** A box that opens long after it was asked for would take the caret out of something else. */
async function inTime<Value>(coming: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(reject, LONGEST_MS, new Error('It took too long.')),
  );
  return Promise.race([coming, late]);
}

const LONGEST_MS = 2_000;
