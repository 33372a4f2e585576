import { useId } from 'preact/hooks';
import { described, FieldFrame } from '../parts/field';
import type { OfferedProps } from './offered_field';
import { useOffer } from './use_offer';

/** Several lines, offered like `OfferedField`; Enter is a new line here. */
export function OfferedLines({ label, error, value, say }: OfferedProps) {
  const id = useId();
  const { offer, shown, answer, pressed, clicked } = useOffer(value, say);
  const lines = Math.min(8, Math.max(3, value.split('\n').length));
  return (
    <FieldFrame {...{ id, label, error }}>
      <div class="offering">
        <textarea
          dir="auto"
          {...described(label, id, undefined, error)}
          {...(offer && { 'aria-placeholder': offer })}
          id={id}
          class="input"
          rows={lines}
          autocomplete="off"
          value={shown}
          onInput={event => answer(event.currentTarget.value)}
          onKeyDown={pressed}
          onClick={clicked}
        />
        {offer && (
          <span class="offer lines" dir="auto" inert>
            <span>{offer}</span>
          </span>
        )}
      </div>
    </FieldFrame>
  );
}
