import { arrange } from '../arrange';
import { mannerAt } from '../manner';
import { rememberStep } from '../own_undo';
import type { Attempt, Way } from './way';

/** Rich text by the browser's own editing command, which keeps its undo history. */
export const formatted: Way = {
  name: 'formatted',
  attempt(spot, reply) {
    if (spot.kind !== 'rich') return null;
    const { host, range } = spot;
    const manner = mannerAt(host, range.startContainer);
    if (manner.plain) return null;

    const arranged = arrange(reply, manner, host.ownerDocument);
    return {
      insert() {
        rememberStep(host);
        host.ownerDocument.execCommand('insertHTML', false, arranged.html);
        rememberStep(host);
      },
      ...arranged,
    } satisfies Attempt;
  },
};
