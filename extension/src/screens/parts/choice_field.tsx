import { useId } from 'preact/hooks';
import { described, FieldNotes } from './field';

interface ChoiceFieldProps {
  label: string;
  value: string;
  options: readonly string[];
  chosen: (value: string) => void;
  error?: string | undefined;
}

/** One of a few, all in sight; arrows move among them as among any radio buttons. */
export function ChoiceField({ label, value, options, chosen, error }: ChoiceFieldProps) {
  const id = useId();
  return (
    <fieldset class="field" {...described(label, id, undefined, error)}>
      <legend class="field-label">
        <span inert>{label}</span>
      </legend>
      <div class="choices">
        {options.map(option => (
          <label class="choice" key={option}>
            <input
              type="radio"
              aria-label={option}
              name={id}
              value={option}
              checked={option === value}
              onChange={() => chosen(option)}
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

interface ToggleProps {
  label: string;
  on: boolean;
  turned: (on: boolean) => void;
  disabled?: boolean;
}

/** Yes or no, with effect at once. */
export function Toggle({ label, on, turned, disabled = false }: ToggleProps) {
  return (
    <label class="toggle">
      <span dir="auto" inert>
        {label}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-checked={on}
        checked={on}
        disabled={disabled}
        onChange={event => turned(event.currentTarget.checked)}
      />
    </label>
  );
}
