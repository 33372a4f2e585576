import type { Import } from '@/imports/import';
import { type Clash, needsALook } from '@/imports/plan';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { Button } from '../parts/button';
import { formatName } from './format_field';

export const FILTERS = ['all', 'look', 'clash', 'here'] as const;
export type Filter = (typeof FILTERS)[number];

/** What is known of the templates of an import by their places in it. */
export interface Met {
  clashes: ReadonlyMap<number, Clash>;
  /** Those that the library holds already. */
  there: ReadonlySet<number>;
}

/** The places in the import of what a filter shows. */
export function filtered(found: Import, { clashes, there }: Met, filter: Filter): number[] {
  return found.templates.flatMap((imported, index) => {
    if (filter === 'look' && !needsALook(imported)) return [];
    if (filter === 'here' && !there.has(index)) return [];
    return filter === 'clash' && !clashes.has(index) ? [] : [index];
  });
}

interface ImportSummaryProps extends Met {
  found: Import;
  file: string;
  filter: Filter;
  setFilter(filter: Filter): void;
  stop(): void;
}

/** What the file is and how much is in it; each figure shows its templates alone. */
export function ImportSummary({ found, file, clashes, there, filter, setFilter, stop }: ImportSummaryProps) {
  const counts: Record<Filter, number> = {
    all: found.templates.length,
    look: found.templates.filter(needsALook).length,
    clash: clashes.size,
    here: there.size,
  };
  return (
    <section class="import-summary">
      <p>
        <strong dir="auto">{file}</strong> <span class="muted">{formatName(found.format)}</span>{' '}
        <Button weight="quiet" onClick={stop}>
          {say('imports.other_file')}
        </Button>
      </p>
      <fieldset class="import-filters" aria-label={say('imports.filter')}>
        {FILTERS.filter(each => each !== 'here' || there.size > 0).map(each => (
          <button
            key={each}
            type="button"
            class={`import-filter ${each}`}
            aria-pressed={filter === each}
            disabled={counts[each] === 0 && each !== 'all'}
            onClick={() => setFilter(each)}
          >
            <span class="figure">{shownNumber(counts[each])}</span>{' '}
            {say(`imports.filter_${each}`, { count: counts[each] })}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
