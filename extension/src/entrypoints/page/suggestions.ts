import type { Finder } from '@/library/shelf';
import type { Queue } from '@/page/queue';
import { type Suggesting, suggesting } from '@/page/suggesting';
import type { Writer } from '@/page/writer';
import type { DrawList } from './list';

/** Brings the library, the list under the caret and the queue of replies together. */
export function suggestingAt(open: DrawList, writer: Writer, finder: Finder, queue: Queue): Suggesting {
  return suggesting({
    beginningWith: finder.beginningWith,
    open,
    chosen(id, spot) {
      const fetched = inTime(finder.entry(id));
      queue.add(spot, async () => {
        const reply = await writer.suggested(await fetched, spot);
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

/** A service worker that sleeps is awake in a fraction of this. */
const LONGEST_MS = 2_000;
