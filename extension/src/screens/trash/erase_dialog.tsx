import { say } from '@/words/say';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import type { TrashItem } from './trash_items';

interface EraseDialogProps {
  item: TrashItem;
  erase(): void;
  close(): void;
}

/** The one act here that nothing undoes says so. */
export function EraseDialog({ item, erase, close }: EraseDialogProps) {
  const title = item.title || say('versions.untitled');
  return (
    <Dialog title={say('trash.erase_title', { title })} close={close}>
      <p>{say(item.team === null ? 'trash.erase_why_own' : 'trash.erase_why')}</p>
      <footer>
        <Button onClick={close}>{say('common.cancel')}</Button>
        <Button
          weight="danger"
          onClick={() => {
            close();
            erase();
          }}
        >
          {say('trash.erase')}
        </Button>
      </footer>
    </Dialog>
  );
}
