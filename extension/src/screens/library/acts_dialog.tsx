import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { Dialog } from './dialog';
import type { Done } from './past';
import type { Acting } from './use_past';

/** What was done since the page was opened: each can be undone by itself, what was undone done again. */
export function ActsDialog({ past, close }: { past: Acting; close(): void }) {
  return (
    <Dialog title={say('library.acts_title')} close={close}>
      {past.done.length + past.undone.length === 0 && (
        <Empty title={say('library.no_acts')}>{say('library.no_acts_hint')}</Empty>
      )}
      <ActList acts={past.done} verb={say('common.undo')} chosen={past.undo} />
      {past.undone.length > 0 && <h3>{say('library.undone_title')}</h3>}
      <ActList acts={past.undone} verb={say('library.redo')} chosen={past.redo} />
    </Dialog>
  );
}

interface ActListProps {
  acts: readonly Done[];
  verb: string;
  chosen(act: Done): Promise<void>;
}

function ActList({ acts, verb, chosen }: ActListProps) {
  if (acts.length === 0) return null;
  return (
    <ul class="act-list">
      {acts.map(act => (
        <li key={act.id}>
          <span dir="auto">{act.words}</span>
          <Button onClick={() => void chosen(act)} aria-label={`${verb}: ${act.words}`}>
            {verb}
          </Button>
        </li>
      ))}
    </ul>
  );
}
