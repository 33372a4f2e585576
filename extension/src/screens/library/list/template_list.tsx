import { Icon } from '../../parts/icon';
import { Marked } from '../../parts/marked';
import { tooltip } from '../actions';
import { ORDERS, type Order, type Row } from '../order';
import { VirtualRows } from './virtual_rows';

interface TemplateListProps {
  rows: readonly Row[];
  /** A template's id. */
  chosen: string | null;
  /** Where the arrows lead. */
  choose(id: string): void;
  open(id: string): void;
  /** Opens the chosen one, or goes to its text where it is open already. */
  edit(): void;
  order: Order;
  sort(order: Order): void;
  /** A search keeps the best match first; its columns do not sort. */
  ranked: boolean;
  now: number;
}

/** The templates of a folder or of a search, one line each. */
export function TemplateList(props: TemplateListProps) {
  const { rows, chosen, choose, open, edit, order, sort, ranked, now } = props;
  const at = rows.findIndex(row => row.id === chosen);

  const pressed = (event: KeyboardEvent) => {
    const to = destination(event.key, at, rows.length);
    const row = to === null ? undefined : rows[to];
    if (event.key === 'Enter' && chosen) edit();
    else if (!row) return;
    else choose(row.id);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="list">
      <div class="list-head">
        {ORDERS.map(column => (
          <button
            key={column}
            type="button"
            class={`column column-${column}`}
            disabled={ranked}
            aria-pressed={!ranked && order === column}
            title={ranked ? 'Best match first' : tooltip('order')}
            onClick={() => sort(column)}
          >
            {COLUMNS[column]}
          </button>
        ))}
      </div>
      <VirtualRows
        count={rows.length}
        height={ROW_HEIGHT}
        chosen={at}
        label={`Templates, ${rows.length}`}
        pressed={pressed}
        row={index => {
          const row = rows[index];
          return (
            row && <TemplateRow key={row.id} {...{ row, index, open, edit, now }} chosen={index === at} />
          );
        }}
      />
    </div>
  );
}

/** Pixels; the style sheet says the same. */
export const ROW_HEIGHT = 36;
const PAGE = 12;

const COLUMNS: Record<Order, string> = {
  title: 'Title',
  shortcut: 'Shortcut',
  folder: 'Folder',
  language: 'Language',
  changed: 'Changed',
};

interface TemplateRowProps extends Pick<TemplateListProps, 'open' | 'edit' | 'now'> {
  row: Row;
  index: number;
  chosen: boolean;
}

function TemplateRow({ row, index, chosen, open, edit, now }: TemplateRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all its rows
    <div
      id={`row-${index}`}
      class="row"
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onClick={() => open(row.id)}
      onDblClick={edit}
    >
      <span class="row-title column-title" title={row.title}>
        {row.is_copy && <span class="badge warn">Conflict copy</span>}
        {row.title ? <Marked text={row.title} marks={row.marks} /> : <i class="untitled">Untitled</i>}
      </span>
      <span class="row-shortcut column-shortcut">
        {row.clashes && (
          <span class="clash" title={`Several templates open with ${row.shortcut}`}>
            <Icon name="warning" size={12} />
          </span>
        )}
        <span class="shortcut">{row.shortcut}</span>
      </span>
      <span class="row-muted column-folder" dir="auto">
        {row.folder_name}
      </span>
      <span class="row-muted column-language">{row.language}</span>
      <span class="row-muted column-changed">{ago(row.changed, now)}</span>
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

/** `3 min`, `5 h`, `2 d`, then the date; nothing where nobody knows. */
function ago(changed: number, now: number): string {
  if (changed === 0) return '';

  const minutes = Math.max(0, Math.round((now - changed) / 60_000));
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h`;
  if (minutes < 7 * 24 * 60) return `${Math.round(minutes / 60 / 24)} d`;
  const day = new Date(changed);
  const year = day.getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return day.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...year });
}
