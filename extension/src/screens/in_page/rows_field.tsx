import { useId } from 'preact/hooks';
import * as words from '@/words/say';
import { described, FieldNotes } from '../parts/field';
import { pastedAt, rowsOf, withCell, without } from './rows';

interface RowsFieldProps {
  label: string;
  error: string;
  columns: readonly string[];
  /** A line for each row, a tab between its cells. */
  value: string;
  say: (answer: string) => void;
}

/** A small table. There is always an empty row to go on with; cells pasted from a spreadsheet fill cells. */
export function RowsField({ label, error, columns, value, say }: RowsFieldProps) {
  const id = useId();
  const rows = rowsOf(value, columns.length);
  const pasted = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    say(pastedAt(rows, row, column, text));
  };
  return (
    <fieldset class="field" {...described(label, id, undefined, error)}>
      <legend class="field-label">
        <span inert>{label}</span>
      </legend>
      <div class="rows" style={{ '--columns': columns.length }}>
        {columns.map(column => (
          <span class="rows-head" dir="auto" key={column} inert>
            {column}
          </span>
        ))}
        <span />
        {rows.map((cells, row) => [
          ...columns.map((column, at) => (
            <input
              key={`${row} ${column}`}
              type="text"
              dir="auto"
              class="input"
              autocomplete="off"
              aria-label={words.say('in_page.cell', { column, row: row + 1 })}
              value={cells[at] ?? ''}
              onInput={event => say(withCell(rows, row, at, event.currentTarget.value))}
              onPaste={event => pasted(event, row, at)}
            />
          )),
          row < rows.length - 1 ? (
            <button
              key={`${row} remove`}
              type="button"
              class="button icon quiet"
              aria-label={words.say('in_page.remove_row', { row: row + 1 })}
              onClick={() => say(without(rows, row))}
            >
              ×
            </button>
          ) : (
            <span key={`${row} last`} />
          ),
        ])}
      </div>
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}
