import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answered } from '@/library/service';
import { say } from '@/words/say';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { unansweredWords } from '../parts/unanswered_words';

interface ActDialogProps<Value> {
  title: string;
  /** The verb on the button. */
  verb: string;
  weight?: 'primary' | 'danger';
  /** What must be typed before it can be done; for what cannot be taken back. */
  confirm?: string;
  disabled?: boolean;
  wide?: boolean;
  act(): Promise<Answered<Value>>;
  done(value: Value): void;
  close(): void;
  children?: ComponentChildren;
}

/** Asks before something is done with the service; a refusal stays beside what was typed. */
export function ActDialog<Value>(props: ActDialogProps<Value>) {
  const { title, verb, weight = 'primary', confirm, disabled = false, act, done, close, children } = props;
  const [refusal, refuse] = useState('');
  const [acting, setActing] = useState(false);
  const [typed, setTyped] = useState('');
  const isConfirmed = confirm === undefined || typed.trim() === confirm.trim();

  const submit = async (event: Event) => {
    event.preventDefault();
    if (acting || disabled || !isConfirmed) return;
    setActing(true);
    refuse('');
    const answer = await act();
    setActing(false);
    if (answer.kind === 'told') done(answer.value);
    else refuse(unansweredWords(answer));
  };

  return (
    <Dialog title={title} close={close} wide={props.wide ?? false}>
      <form onSubmit={event => void submit(event)}>
        {children}
        {confirm !== undefined && (
          <TextField
            label={say('people.type_to_confirm', { name: confirm })}
            value={typed}
            typed={setTyped}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {refusal && (
          <p class="field-error" role="alert">
            {refusal}
          </p>
        )}
        <footer>
          <Button onClick={close}>{say('common.cancel')}</Button>
          <Button weight={weight} type="submit" disabled={disabled || acting || !isConfirmed}>
            {verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
