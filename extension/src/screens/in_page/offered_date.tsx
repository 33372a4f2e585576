import { useId, useState } from 'preact/hooks';
import { described, FieldFrame } from '../parts/field';
import type { OfferedProps } from './offered_field';

/**
 * A day, typed or taken from the browser's own calendar; the first one is only offered, drawn over an empty input as
 * in `OfferedField`. Whatever a person does in the field works on the offered day.
 */
export function OfferedDate({ label, error, value, say }: OfferedProps) {
  const id = useId();
  const [isTouched, touch] = useState(false);
  const offer = isTouched ? '' : value;

  const takeIn = (input: HTMLInputElement) => {
    touch(true);
    if (!offer) return;
    input.value = offer;
    say(offer);
  };

  return (
    <FieldFrame {...{ id, label, error }}>
      <div class="offering">
        <input
          {...described(label, id, undefined, error)}
          {...(offer && { 'aria-description': inWords(offer) })}
          type="date"
          id={id}
          class="input"
          value={isTouched ? value : ''}
          onInput={event => {
            touch(true);
            say(event.currentTarget.value);
          }}
          onKeyDown={event => !PASSING_BY.has(event.key) && takeIn(event.currentTarget)}
          onClick={event => takeIn(event.currentTarget)}
        />
        {offer && (
          <span class="offer day" inert>
            <span>{inWords(offer)}</span>
          </span>
        )}
      </div>
    </FieldFrame>
  );
}

/** Of a `YYYY-MM-DD`, as the browser's own field writes it. */
function inWords(day: string): string {
  const format = new Intl.DateTimeFormat(undefined, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(new Date(day));
}

const PASSING_BY = new Set(['Tab', 'Enter', 'Escape', 'Shift', 'Control', 'Alt', 'Meta']);
