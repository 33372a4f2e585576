import { say } from '@/words/say';
import { tooltip } from '../actions';
import { ORDERS, type Order } from '../order';
import type { Shared } from '../side_bar';
import { TemplateRow } from './template_row';
import { VirtualRows } from './virtual_rows';

interface TemplateListProps extends Shared {
  now: number;
}

/** The templates of a folder or of a search, one line each; several can be selected. */
export function TemplateList({ view, place, go, doings, now }: TemplateListProps) {
  const { rows, chosen, selection, point } = doings;
  const at = rows.findIndex(row => row.id === chosen?.id);
  const choose = (id: string) => {
    point(id);
    if (place.template) go({ template: id });
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = destination(event.key, at, rows.length);
    const row = to === null ? undefined : rows[to];
    if (event.key === 'Enter' && chosen) doings.run('edit');
    else if (!row) return;
    else if (event.shiftKey) {
      selection.extend(row.id);
      point(row.id);
    } else choose(row.id);
    event.preventDefault();
    event.stopPropagation();
  };
  const clicked = (event: MouseEvent, id: string) => {
    if (event.shiftKey) selection.extend(id);
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else go({ template: id });
    point(id);
  };

  return (
    <div class="list">
      <ListColumns {...{ place, go }} isRanked={doings.isRanked} />
      <VirtualRows
        count={rows.length}
        height={ROW_HEIGHT}
        chosen={at}
        label={say('library.listed', { count: rows.length })}
        pressed={pressed}
        row={index => {
          const row = rows[index];
          if (!row) return null;
          return (
            <TemplateRow
              key={row.id}
              {...{ row, index, now, doings, clicked }}
              isFavourite={view.favourites.has(row.id)}
              isPointed={index === at}
              isSelected={selection.ids.size > 0 ? selection.ids.has(row.id) : index === at}
              open={() => doings.run('edit')}
            />
          );
        }}
      />
    </div>
  );
}

/** Pixels; the style sheet says the same. */
const ROW_HEIGHT = 36;
const PAGE = 12;

interface ListColumnsProps extends Pick<Shared, 'place' | 'go'> {
  /** A search keeps the best match first; its columns do not sort. */
  isRanked: boolean;
}

function ListColumns({ place, go, isRanked }: ListColumnsProps) {
  const sort = (order: Order) => go({ order, reversed: order === place.order && !place.reversed });
  return (
    <div class="list-head">
      <span />
      {ORDERS.map(column => {
        const isSorted = !isRanked && place.order === column;
        return (
          <button
            key={column}
            type="button"
            class={`column column-${column}${isSorted && place.reversed ? ' reversed' : ''}`}
            disabled={isRanked}
            aria-pressed={isSorted}
            title={isRanked ? say('library.best_first') : tooltip('order')}
            onClick={() => sort(column)}
          >
            {say(`library.column_${column}`)}
            {isSorted && (
              <span class="unseen">{say(place.reversed ? 'library.sorted_down' : 'library.sorted_up')}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function destination(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
  const step = steps[key];
  if (step !== undefined) return Math.min(count - 1, Math.max(0, at + step));
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
