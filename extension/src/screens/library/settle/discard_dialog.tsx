import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Dialog } from '../dialog';
import type { KeptCopy } from './ways';

interface DiscardDialogProps {
  kept: KeptCopy;
  discard(): void;
  close(): void;
}

/** These words are nowhere else, so it asks. */
export function DiscardDialog({ kept, discard, close }: DiscardDialogProps) {
  const title = kept.template.title || say('parts.untitled');
  return (
    <Dialog title={say('settle.discard_title', { title })} close={close}>
      <p>{say('settle.discard_effect')}</p>
      <footer>
        <Button onClick={close}>{say('settle.keep_it')}</Button>
        <Button
          weight="danger"
          onClick={() => {
            close();
            discard();
          }}
        >
          {say('settle.discard')}
        </Button>
      </footer>
    </Dialog>
  );
}
