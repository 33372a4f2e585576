import { COLUMNS, type Column, type Table } from '@/imports/import';
import { say } from '@/words/say';
import { Toggle } from '../parts/choice_field';

interface ColumnMatchProps {
  table: Table;
  said(said: { columns: readonly Column[]; hasHead: boolean }): void;
}

/** Which column is what, with a few rows to tell by. */
export function ColumnMatch({ table, said }: ColumnMatchProps) {
  const { head, columns, sample, hasHead } = table;
  const change = (at: number, column: Column) =>
    said({ hasHead, columns: columns.map((each, index) => (index === at ? column : each)) });
  return (
    <section class="card column-match">
      <h2>{say('imports.columns')}</h2>
      {!columns.some(column => column === 'body' || column === 'html') && (
        <p class="field-error">{say('imports.columns_need_body')}</p>
      )}
      <Toggle
        label={say('imports.has_head')}
        on={hasHead}
        turned={on => said({ hasHead: on, columns: [] })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="column-scroll" tabIndex={0} aria-label={say('imports.columns')}>
        <table>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={at} scope="col">
                  <span dir="auto">{head[at] || say('imports.column_number', { number: at + 1 })}</span>
                  <select
                    class="input"
                    aria-label={say('imports.column_is', { column: head[at] || String(at + 1) })}
                    value={column}
                    onChange={event => {
                      const chosen = COLUMNS.find(each => each === event.currentTarget.value);
                      if (chosen) change(at, chosen);
                    }}
                  >
                    {COLUMNS.map(each => (
                      <option key={each} value={each}>
                        {say(`imports.column_${each}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              <tr key={row}>
                {columns.map((column, at) => (
                  <td key={at} dir="auto" class={column === 'ignore' ? 'ignored' : ''}>
                    {(cells[at] ?? '').slice(0, 120)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
