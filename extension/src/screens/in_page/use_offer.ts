import { useState } from 'preact/hooks';
import { isComposing } from './composing';

type Field = HTMLInputElement | HTMLTextAreaElement;
type Pressed = KeyboardEvent & { currentTarget: Field };

/**
 * A first answer that is only offered: Enter accepts it, typing replaces it, a click or an arrow takes it in to be
 * changed. An offer is drawn over an empty field and `inert`, since Chromium tells a page what is selected in a
 * field, or lies in one, even in a closed root.
 */
export function useOffer(value: string, say: (answer: string) => void) {
  const [isTouched, touch] = useState(false);
  const offer = isTouched ? '' : value;

  const answer = (text: string) => {
    touch(true);
    say(text);
  };
  /** What is taken in is said: a default that follows from another answer follows it no longer. */
  const takeIn = (field: Field, caret: number) => {
    field.value = offer;
    field.setSelectionRange(caret, caret);
    answer(offer);
  };
  const pressed = (event: Pressed) => {
    if (!offer || isComposing(event)) return;
    if (TO_THE_END.has(event.key)) takeIn(event.currentTarget, offer.length);
    else if (TO_THE_START.has(event.key)) takeIn(event.currentTarget, 0);
    else if (AWAY.has(event.key)) answer('');
    else return;
    event.preventDefault();
  };
  const clicked = (event: { currentTarget: Field }) => offer && takeIn(event.currentTarget, offer.length);
  return { offer, shown: isTouched ? value : '', answer, pressed, clicked };
}

const TO_THE_END = new Set(['ArrowRight', 'End']);
const TO_THE_START = new Set(['ArrowLeft', 'Home']);
const AWAY = new Set(['Backspace', 'Delete']);
