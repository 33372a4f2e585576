import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import type { TrashItem } from './trash_items';

interface EraseDialogProps {
  title: string;
  /** What was chosen; of these, what may be deleted for good goes. */
  items: readonly TrashItem[];
  view: View;
  erase(items: readonly TrashItem[]): void;
  close(): void;
}

/** The one act here that nothing undoes says so, and to how many it happens. */
export function EraseDialog({ title, items, view, erase, close }: EraseDialogProps) {
  const going = items.filter(item => item.may_erase);
  const own = going.filter(item => item.team === null).length;
  const teams = (view.account?.teams ?? [])
    .map(({ id, name }) => ({ id, name, count: going.filter(item => item.team === id).length }))
    .filter(({ count }) => count > 0);
  const staying = items.length - going.length;
  return (
    <Dialog title={title} close={close}>
      {teams.map(({ id, name, count }) => (
        <p key={id}>{say('trash.goes_for_team', { count, team: name })}</p>
      ))}
      {own > 0 && <p>{say('trash.goes_own', { count: own })}</p>}
      <p>{say('trash.nothing_brings_back')}</p>
      {staying > 0 && <p class="muted">{say('trash.stays', { count: staying })}</p>}
      <footer>
        <Button onClick={close}>{say('common.cancel')}</Button>
        <Button
          weight="danger"
          onClick={() => {
            close();
            erase(going);
          }}
        >
          {say('trash.erase_count', { count: going.length })}
        </Button>
      </footer>
    </Dialog>
  );
}
