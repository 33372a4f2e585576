import { arrange } from '../arrange';
import { mannerAt } from '../manner';
import { placesIn } from '../reply';
import type { Attempt, Way } from './way';

/** As if pasted, for editors that keep a document of their own: they take it over themselves, as one step of undo. */
export const pasted: Way = {
  name: 'pasted',
  attempt(spot, reply) {
    if (spot.kind !== 'rich') return null;
    const { host, range } = spot;
    const arranged = arrange(reply, mannerAt(host, range.startContainer), host.ownerDocument);
    const asText = { text: reply.text, carets: placesIn(reply) };

    return {
      insert: () => paste(host, reply.text, arranged.html),
      outcomes: [arranged, asText],
    } satisfies Attempt;
  },
};

/** The events of a real paste in their order; whoever takes the first gets no second. */
function paste(host: HTMLElement, text: string, html: string): void {
  const held = { bubbles: true, cancelable: true, composed: true };
  const clipboardData = clipboardWith(text, html);
  if (!host.dispatchEvent(new ClipboardEvent('paste', { ...held, clipboardData }))) return;

  const dataTransfer = clipboardWith(text, html);
  host.dispatchEvent(new InputEvent('beforeinput', { ...held, inputType: 'insertFromPaste', dataTransfer }));
}

function clipboardWith(text: string, html: string): DataTransfer {
  const held = new DataTransfer();
  held.setData('text/plain', text);
  held.setData('text/html', html);
  return held;
}
