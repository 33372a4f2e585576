import { useMemo, useState } from 'preact/hooks';
import { say } from '@/words/say';
import type { ScreenProps } from '../library/lazy_screens';
import { Button } from '../parts/button';
import { Empty } from '../parts/empty';
import { SearchField } from '../parts/search_field';
import { ChosenBar } from './chosen_bar';
import type { TrashItem } from './trash_items';
import { TrashLine } from './trash_line';
import { useChosen } from './use_chosen';

interface TrashListProps extends Pick<ScreenProps, 'workspace' | 'sanitise' | 'now'> {
  items: readonly TrashItem[];
  isWhole: boolean;
  back(items: readonly TrashItem[]): void;
  erase(items: readonly TrashItem[]): void;
}

/** What was deleted, to be found, marked, and acted on, one by one or many at once. */
export function TrashList({ items, isWhole, back, erase, ...each }: TrashListProps) {
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(A_PAGE);
  const fitting = useMemo(() => items.filter(item => fits(item, query)), [items, query]);
  const chosen = useChosen(fitting);
  if (items.length === 0)
    return isWhole ? <Empty title={say('trash.empty')}>{say('trash.empty_why')}</Empty> : null;
  return (
    <>
      {items.length > FEW && <SearchField name={say('trash.find')} query={query} search={setQuery} />}
      {fitting.length > 1 && (
        <label class="trash-all">
          <input
            type="checkbox"
            checked={chosen.items.length === fitting.length}
            indeterminate={chosen.items.length > 0 && chosen.items.length < fitting.length}
            onChange={event => chosen.turnAll(event.currentTarget.checked)}
          />
          {say('trash.choose_all', { count: fitting.length })}
        </label>
      )}
      <ul class="trash-list">
        {fitting.slice(0, shown).map(item => (
          <TrashLine
            key={item.key}
            {...{ item, chosen, ...each }}
            back={() => back([item])}
            erase={() => erase([item])}
          />
        ))}
      </ul>
      <p class={fitting.length === 0 ? 'muted' : 'unseen'} role="status">
        {fitting.length === 0 && say('trash.none_fits', { query })}
      </p>
      {fitting.length > shown && (
        <Button weight="quiet" onClick={() => setShown(shown + A_PAGE)}>
          {say('versions.show_more', { count: Math.min(A_PAGE, fitting.length - shown) })}
        </Button>
      )}
      <ChosenBar {...{ chosen, back, erase }} />
    </>
  );
}

function fits({ title, shortcut, folder_name }: TrashItem, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const said = `${title} ${shortcut} ${folder_name}`.toLowerCase();
  return words.every(word => said.includes(word));
}

const FEW = 8;
const A_PAGE = 100;
