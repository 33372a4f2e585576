import { fittedTo, placesIn } from '../reply';
import type { Attempt, Way } from './way';

/**
 * Writes the value itself, for pages that refuse editing commands. Nothing can undo it, so it comes last. Pages
 * that watch their field (React) do so on their own side of the border and hear the event.
 */
export const valued: Way = {
  name: 'valued',
  attempt(spot, reply) {
    if (spot.kind !== 'plain') return null;
    const { field, start, end } = spot;
    const fitted = fittedTo(field, reply);
    const { text } = fitted;

    return {
      insert() {
        field.setRangeText(text, start, end, 'end');
        field.dispatchEvent(
          new InputEvent('input', { inputType: 'insertText', bubbles: true, composed: true }),
        );
        return false;
      },
      outcomes: [{ text, carets: placesIn(fitted) }],
      shape: null,
    } satisfies Attempt;
  },
};
