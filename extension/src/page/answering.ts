import type { Desk } from './desk';
import type { Queue } from './queue';
import { answerPalette, answerShortcut } from './replying';
import type { Heard } from './typing';

/** What comes of what is heard: one reply after the other. */
export function answering(desk: Desk, queue: Queue): Heard {
  return {
    shortcut(spot, { shortcut }, ending) {
      queue.add(spot, async () => {
        const reply = await answerShortcut({ shortcut, spot, ending }, desk);
        if (reply) queue.wrote(spot, reply);
        else queue.leave(spot);
      });
    },
    undone: queue.leave,
    palette: field => void answerPalette(field, desk),
  };
}
