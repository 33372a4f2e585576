import { useId } from 'preact/hooks';
import { described, FieldNotes } from '../parts/field';

interface SeveralFieldProps {
  label: string;
  error: string;
  options: readonly string[];
  /** The chosen ones, a line each. */
  value: string;
  say: (answer: string) => void;
}

/** Any of several, all in sight; the answer keeps the order in which they are offered. */
export function SeveralField({ label, error, options, value, say }: SeveralFieldProps) {
  const id = useId();
  const chosen = new Set(value.split('\n'));
  const turn = (option: string, on: boolean) => {
    const kept = options.filter(one => (one === option ? on : chosen.has(one)));
    say(kept.join('\n'));
  };
  return (
    <fieldset class="field" {...described(label, id, undefined, error)}>
      <legend class="field-label">
        <span inert>{label}</span>
      </legend>
      <div class="choices">
        {options.map(option => (
          <label class="choice" key={option}>
            <input
              type="checkbox"
              aria-label={option}
              checked={chosen.has(option)}
              onChange={event => turn(option, event.currentTarget.checked)}
            />
            <span dir="auto" inert>
              {option}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}
