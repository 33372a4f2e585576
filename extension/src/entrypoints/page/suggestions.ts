import type { Finder } from '@/library/shelf';
import type { Desk } from '@/page/desk';
import type { Queue } from '@/page/queue';
import { answerSuggested } from '@/page/replying';
import { type Suggesting, suggesting } from '@/page/suggesting';

/** Brings the library, the screen and the queue of replies together for the list under the caret. */
export function suggestingAt(desk: Desk, finder: Finder, queue: Queue): Suggesting {
  return suggesting({
    beginningWith: finder.beginningWith,
    open: desk.screen.suggest,
    chosen(id, spot) {
      queue.add(spot, async () => {
        const entry = await finder.entry(id);
        const reply = entry && (await answerSuggested(entry, spot, desk));
        if (reply) queue.wrote(spot, reply);
        else queue.leave(spot);
      });
    },
  });
}
