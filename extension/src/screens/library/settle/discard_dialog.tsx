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
  return (
    <Dialog title={`Discard your wording of “${kept.template.title || 'Untitled'}”?`} close={close}>
      <p>It is kept nowhere else. The template in the library stays as it is.</p>
      <footer>
        <Button onClick={close}>Keep it</Button>
        <Button
          weight="danger"
          onClick={() => {
            close();
            discard();
          }}
        >
          Discard
        </Button>
      </footer>
    </Dialog>
  );
}
