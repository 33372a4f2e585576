import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { tooltip } from '../actions';
import { stepTo, VariableList } from './variable_list';
import { type Variable, variablesFor } from './variables';

interface VariableMenuProps {
  variables: readonly Variable[];
  /** What a variable would be in the message of the preview. */
  sample(code: string): string;
  open: boolean;
  opened(open: boolean): void;
  /** Writes the variable at the caret of the field that was left. */
  insert(code: string): void;
}

/** Everything that can be put into a reply, each with its meaning; typing narrows it. */
export function VariableMenu({ variables, sample, open, opened, insert }: VariableMenuProps) {
  return (
    <div class="variable-menu">
      <button
        type="button"
        class="button quiet"
        title={tooltip('variable')}
        aria-label={say('editor.variable')}
        tabIndex={-1}
        aria-haspopup="listbox"
        aria-expanded={open}
        onMouseDown={event => event.preventDefault()}
        onClick={() => opened(!open)}
      >
        <span aria-hidden="true" class="braces">
          {'{ }'}
        </span>
        <span class="variable-word">{say('editor.variable')}</span>
      </button>
      {open && <VariableChoice {...{ variables, sample, insert }} closed={() => opened(false)} />}
    </div>
  );
}

interface VariableChoiceProps extends Omit<VariableMenuProps, 'open' | 'opened'> {
  closed(): void;
}

function VariableChoice({ variables, sample, insert, closed }: VariableChoiceProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const found = variablesFor(query, variables);

  useLayoutEffect(() => field.current?.focus(), []);

  const take = (variable: Variable | undefined) => {
    closed();
    insert(variable?.code ?? '');
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = stepTo(event.key, at, found.length);
    if (step !== null) setAt(step);
    else if (event.key === 'Enter') take(found[at]);
    else if (event.key === 'Escape') take(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="variable-choice">
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={say('editor.find_variable')}
        placeholder={say('editor.find_variable')}
        value={query}
        onKeyDown={pressed}
        onBlur={closed}
        onInput={event => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      <VariableList {...{ id, found, at, sample, take }} />
    </div>
  );
}
