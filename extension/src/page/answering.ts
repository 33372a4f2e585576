import type { Queue } from './queue';
import type { Heard } from './typing';
import type { Writer } from './writer';

/** What comes of what is heard: one reply after the other. */
export function answering(writer: Writer, queue: Queue): Heard {
  return {
    shortcut(spot, { shortcut }, ending) {
      queue.add(spot, async () => {
        const reply = await writer.shortcut({ shortcut, spot, ending });
        if (reply) queue.wrote(spot, reply);
        else queue.leave(spot);
      });
    },
    undone: queue.leave,
    palette: field => void writer.palette(field),
  };
}
