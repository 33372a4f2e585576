import { isUnformatted } from '../arrange';
import type { RichSpot, Spot } from '../field';
import { mannerAt } from '../manner';
import { keepsOwnUndo } from '../own_undo';
import { caretBehind, type Reply } from '../reply';
import type { Attempt, Way } from './way';

/**
 * As if typed: the browser keeps the undo history and the formatting of the place, and makes new lines exactly
 * as this editor does. It serves text without formatting of its own.
 */
export const typed: Way = {
  name: 'typed',
  attempt(spot, reply) {
    const text = spot.kind === 'plain' ? fitted(spot.field, reply) : typeable(spot, reply);
    if (text === null) return null;

    return {
      insert: () => type(spot, text),
      text,
      caret: caretBehind(reply.caret === null ? text : text.slice(0, reply.caret)),
    } satisfies Attempt;
  },
};

/** A field of one line takes no line feeds; browsers would glue the words together. */
function fitted(field: HTMLInputElement | HTMLTextAreaElement, reply: Reply): string {
  return field.localName === 'input' ? reply.text.replace(/\n/g, ' ') : reply.text;
}

function typeable(spot: RichSpot, reply: Reply): string | null {
  const manner = mannerAt(spot.host, spot.range.startContainer);
  if (manner.plain) return reply.text;
  if (!isUnformatted(reply)) return null;
  if (!reply.text.includes('\n')) return reply.text;
  // An editor with an undo history of its own takes each new line for a step.
  return manner.tight && !keepsOwnUndo(spot.host) ? reply.text : null;
}

function type(spot: Spot, text: string): void {
  const page = (spot.kind === 'plain' ? spot.field : spot.host).ownerDocument;
  if (text === '') page.execCommand('delete');
  else page.execCommand('insertText', false, text);
}
