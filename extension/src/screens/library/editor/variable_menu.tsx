import { say } from '@/words/say';
import { tooltip } from '../actions';
import { FindField } from './find_field';
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
  const taken = (variable: Variable | undefined) => {
    closed();
    insert(variable?.code ?? '');
  };
  return (
    <div class="variable-choice">
      <FindField
        label={say('editor.find_variable')}
        find={query => variablesFor(query, variables)}
        stepTo={stepTo}
        list={shown => <VariableList {...shown} sample={sample} take={taken} />}
        taken={taken}
        left={closed}
      />
    </div>
  );
}
