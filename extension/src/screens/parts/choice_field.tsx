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
  return (
    <Choices
      {...{ label, options, error }}
      type="radio"
      isChosen={option => option === value}
      turn={chosen}
    />
  );
}

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
  const chosen = new Set(value.split('\n'));
  const turn = (option: string, on: boolean) => {
    const kept = options.filter(one => (one === option ? on : chosen.has(one)));
    say(kept.join('\n'));
  };
  return (
    <Choices {...{ label, options, error, turn }} type="checkbox" isChosen={option => chosen.has(option)} />
  );
}

interface ChoicesProps {
  label: string;
  options: readonly string[];
  error: string | undefined;
  type: 'radio' | 'checkbox';
  isChosen: (option: string) => boolean;
  turn: (option: string, on: boolean) => void;
}

function Choices({ label, options, error, type, isChosen, turn }: ChoicesProps) {
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
              type={type}
              aria-label={option}
              name={id}
              value={option}
              checked={isChosen(option)}
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
