import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { TextField } from '../../parts/field';
import { Dialog } from '../dialog';

interface NameDialogProps {
  title: string;
  verb: string;
  name: string;
  /** Answers why not, or null when it is done. */
  named(name: string): Promise<string | null>;
  close(): void;
  /** What else is asked, below the name. */
  children?: ComponentChildren;
}

/** Asks for a folder's name. */
export function NameDialog({ title, verb, name, named, close, children }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    setAsking(true);
    const why = typed.trim() ? await named(typed.trim()) : say('library.folder_nameless');
    setAsking(false);
    if (why) setRefusal(why);
    else close();
  };

  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit}>
        <TextField
          label={say('library.name')}
          input={field}
          value={typed}
          typed={setTyped}
          error={refusal ?? undefined}
          maxLength={100}
          autofocus
        />
        {children}
        <footer>
          <Button onClick={close}>{say('common.cancel')}</Button>
          <Button weight="primary" type="submit" disabled={asking}>
            {verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
