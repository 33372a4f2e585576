import { arrange } from '../arrange';
import { mannerAt } from '../manner';
import type { Attempt, Way } from './way';

/** As if pasted, for editors that keep a document of their own and refuse the browser's commands. */
export const pasted: Way = {
  name: 'pasted',
  attempt(spot, reply) {
    if (spot.kind !== 'rich') return null;
    const { host, range } = spot;
    const arranged = arrange(reply, mannerAt(host, range.startContainer), host.ownerDocument);

    return {
      insert() {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', reply.text);
        clipboardData.setData('text/html', arranged.html);
        host.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
        );
      },
      ...arranged,
    } satisfies Attempt;
  },
};
