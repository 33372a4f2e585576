import { useEffect, useRef, useState } from 'preact/hooks';
import { tooltip } from '../actions';
import { type Variable, variablesFor } from './variables';

interface VariableMenuProps {
  variables: readonly Variable[];
  open: boolean;
  opened(open: boolean): void;
  /** Writes the variable at the caret of the field that was left. */
  insert(code: string): void;
}

/** Everything that can be put into a reply, each with its meaning; typing narrows it. */
export function VariableMenu({ variables, open, opened, insert }: VariableMenuProps) {
  return (
    <div class="variable-menu">
      <button
        type="button"
        class="button quiet"
        title={tooltip('variable')}
        aria-haspopup="listbox"
        aria-expanded={open}
        onMouseDown={event => event.preventDefault()}
        onClick={() => opened(!open)}
      >
        <span aria-hidden="true" class="braces">
          {'{ }'}
        </span>{' '}
        Variable
      </button>
      {open && <VariableChoice {...{ variables, insert }} closed={() => opened(false)} />}
    </div>
  );
}

interface VariableChoiceProps extends Pick<VariableMenuProps, 'variables' | 'insert'> {
  closed(): void;
}

function VariableChoice({ variables, insert, closed }: VariableChoiceProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = variablesFor(query, variables);

  useEffect(() => field.current?.focus(), []);
  useEffect(
    () => box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    [at],
  );

  const take = (variable: Variable | undefined) => {
    closed();
    if (variable) insert(variable.code);
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') take(found[at]);
    else if (event.key === 'Escape') take(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={box} class="variable-choice">
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="variables"
        aria-activedescendant={found[at] ? `variable-${at}` : undefined}
        aria-label="Find a variable"
        placeholder="Find a variable"
        value={query}
        onKeyDown={pressed}
        onBlur={closed}
        onInput={event => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div class="variable-list" id="variables" role="listbox" aria-label="Variables">
        {found.map((variable, index) => (
          <div key={variable.code}>
            {variable.group !== found[index - 1]?.group && <div class="variable-group">{variable.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
            <div
              id={`variable-${index}`}
              class="variable"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(variable)}
            >
              <span>{variable.meaning}</span>
              <code>{variable.code}</code>
            </div>
          </div>
        ))}
        {found.length === 0 && <p class="muted">No variable with these words.</p>}
      </div>
    </div>
  );
}
