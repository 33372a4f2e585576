import { say } from '@/words/say';
import { Button } from '../parts/button';
import type { TrashItem } from './trash_items';
import type { Chosen } from './use_chosen';

interface ChosenBarProps {
  chosen: Chosen;
  back(items: readonly TrashItem[]): void;
  erase(items: readonly TrashItem[]): void;
}

/** How many are marked, and what can be done with all of them; at the end of what is seen, so that nothing moves. */
export function ChosenBar({ chosen, back, erase }: ChosenBarProps) {
  const { items } = chosen;
  if (items.length === 0) return null;
  const mayErase = items.some(item => item.may_erase);
  return (
    <div class="trash-chosen" role="toolbar" aria-label={say('trash.chosen_acts')}>
      <strong role="status">{say('trash.chosen', { count: items.length })}</strong>
      <Button onClick={() => back(items)}>{say('trash.bring_back')}</Button>
      <Button
        weight="danger"
        disabled={!mayErase}
        title={mayErase ? undefined : say('trash.stays', { count: items.length })}
        onClick={() => erase(items)}
      >
        {say('trash.erase')}
      </Button>
      <Button weight="quiet" onClick={chosen.clear}>
        {say('trash.choose_none')}
      </Button>
    </div>
  );
}
