import { isUnformatted } from '../arrange';
import type { RichSpot, Spot } from '../field';
import { mannerAt } from '../manner';
import { keepsOwnUndo } from '../own_undo';
import { fittedTo, placesIn, type Reply } from '../reply';
import { hostOf } from '../spot';
import type { Attempt, Way } from './way';

/**
 * As if typed: the browser keeps the undo history and the formatting of the place, and makes new lines exactly
 * as this editor does. It serves text without formatting of its own.
 */
export const typed: Way = {
  name: 'typed',
  attempt(spot, reply) {
    if (!takesCommands(hostOf(spot).ownerDocument)) return null;
    const fitted = spot.kind === 'plain' ? fittedTo(spot.field, reply) : typeable(spot, reply) && reply;
    if (!fitted) return null;

    const { text } = fitted;
    return {
      insert: () => type(spot, text),
      outcomes: [{ text, carets: placesIn(fitted) }],
      shape: null,
    } satisfies Attempt;
  },
};

/** In any other document, a drawing for example, Chromium throws. */
const takesCommands = ({ contentType }: Document): boolean =>
  contentType === 'text/html' || contentType === 'application/xhtml+xml';

function typeable(spot: RichSpot, reply: Reply): boolean {
  const manner = mannerAt(spot.host, spot.range.startContainer);
  if (manner.plain) return true;
  if (!isUnformatted(reply)) return false;
  // An editor with an undo history of its own takes each new line for a step.
  return !reply.text.includes('\n') || (manner.tight && !keepsOwnUndo(spot.host));
}

function type(spot: Spot, text: string): false {
  const page = hostOf(spot).ownerDocument;
  if (text === '') page.execCommand('delete');
  else page.execCommand('insertText', false, text);
  return false;
}
