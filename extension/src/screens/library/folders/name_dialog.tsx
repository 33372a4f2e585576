import { useState } from 'preact/hooks';
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
}

/** Asks for a folder's name. */
export function NameDialog({ title, verb, name, named, close }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    const why = typed.trim() ? await named(typed.trim()) : 'A folder needs a name.';
    if (why) setRefusal(why);
    else close();
  };

  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit}>
        <TextField
          label="Name"
          value={typed}
          typed={setTyped}
          error={refusal ?? undefined}
          maxLength={100}
          autofocus
        />
        <footer>
          <Button onClick={close}>Cancel</Button>
          <Button weight="primary" type="submit">
            {verb}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
