import { useId } from 'preact/hooks';
import { described, FieldFrame } from '../parts/field';
import { useOffer } from './use_offer';

export interface OfferedProps {
  label: string;
  error: string;
  /** The answer as it stands: until the field is touched, an offer. */
  value: string;
  say: (answer: string) => void;
}

interface OfferedFieldProps extends OfferedProps {
  /** Which keys a touch screen shows. */
  keyboard?: 'text' | 'decimal' | 'email';
}

/** One line whose first answer is only offered; see `useOffer`. */
export function OfferedField({ label, error, value, say, keyboard = 'text' }: OfferedFieldProps) {
  const id = useId();
  const { offer, shown, answer, pressed, clicked } = useOffer(value, say);
  return (
    <FieldFrame {...{ id, label, error }}>
      <div class="offering">
        <input
          dir="auto"
          {...described(label, id, undefined, error)}
          {...(offer && { 'aria-placeholder': offer })}
          type="text"
          inputMode={keyboard}
          id={id}
          class="input"
          autocomplete="off"
          value={shown}
          onInput={event => answer(event.currentTarget.value)}
          onKeyDown={pressed}
          onClick={clicked}
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
