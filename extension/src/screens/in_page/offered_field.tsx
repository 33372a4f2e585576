import { useId, useState } from 'preact/hooks';
import { described, FieldFrame } from '../parts/field';
import { isComposing } from './composing';

export interface OfferedProps {
  label: string;
  error: string;
  /** The answer as it stands: until the field is touched, an offer. */
  value: string;
  say: (answer: string) => void;
}

/**
 * One line whose first answer is only offered: Enter accepts it, typing replaces it, a click or an arrow takes it in
 * to be changed. An offer is drawn over an empty input and `inert`, since Chromium tells a page what is selected in
 * an input, or lies in one, even in a closed root.
 */
export function OfferedField({ label, error, value, say }: OfferedProps) {
  const id = useId();
  const [isTouched, touch] = useState(false);
  const offer = isTouched ? '' : value;

  const answer = (text: string) => {
    touch(true);
    say(text);
  };
  const takeIn = (input: HTMLInputElement, caret: number) => {
    input.value = offer;
    input.setSelectionRange(caret, caret);
    touch(true);
  };
  const pressed = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (!offer || isComposing(event)) return;
    if (TO_THE_END.has(event.key)) takeIn(event.currentTarget, offer.length);
    else if (TO_THE_START.has(event.key)) takeIn(event.currentTarget, 0);
    else if (AWAY.has(event.key)) answer('');
    else return;
    event.preventDefault();
  };

  return (
    <FieldFrame {...{ id, label, error }}>
      <div class="offering">
        <input
          dir="auto"
          {...described(label, id, undefined, error)}
          {...(offer && { 'aria-placeholder': offer })}
          type="text"
          id={id}
          class="input"
          autocomplete="off"
          value={isTouched ? value : ''}
          onInput={event => answer(event.currentTarget.value)}
          onKeyDown={pressed}
          onClick={event => offer && takeIn(event.currentTarget, offer.length)}
        />
        {offer && (
          <span class="offer" dir="auto" inert>
            <span>{offer}</span>
          </span>
        )}
      </div>
    </FieldFrame>
  );
}

const TO_THE_END = new Set(['ArrowRight', 'End']);
const TO_THE_START = new Set(['ArrowLeft', 'Home']);
const AWAY = new Set(['Backspace', 'Delete']);
