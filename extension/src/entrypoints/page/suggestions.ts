import type { Finder } from '@/library/shelf';
import type { Desk } from '@/page/desk';
import { fieldOf, type Spot } from '@/page/field';
import type { Queue } from '@/page/queue';
import { answerSuggested } from '@/page/replying';
import { hostOf } from '@/page/spot';
import { type Suggesting, suggesting } from '@/page/suggesting';

/** Brings the library, the screen and the queue of replies together for the list under the caret. */
export function suggestingAt(desk: Desk, finder: Finder, queue: Queue): Suggesting {
  return suggesting({
    beginningWith: finder.beginningWith,
    open: desk.screen.suggest,
    chosen(id, spot) {
      const fetched = inTime(finder.entry(id));
      queue.add(spot, async () => {
        const entry = await fetched;
        if (!entry) tellNothingCame(spot, desk);
        const reply = entry && (await answerSuggested(entry, spot, desk));
        if (reply) queue.wrote(spot, reply);
        else queue.leave(spot);
      });
    },
  });
}

/** Every later shortcut waits for this one; null when nothing came so soon. */
async function inTime<Value>(asked: Promise<Value>): Promise<Value | null> {
  const late = new Promise<null>(resolve => setTimeout(resolve, LONGEST_MS, null));
  return Promise.race([asked.catch(() => null), late]);
}

function tellNothingCame(spot: Spot, desk: Desk): void {
  const { element, caretBox } = fieldOf(hostOf(spot));
  desk.screen.tell({ field: element, box: caretBox }, { kind: 'nothing came' });
}

/** A service worker that sleeps is awake in a fraction of this. */
const LONGEST_MS = 2_000;
