import { BROWSER_FOLDER, type Found } from '@/library/entry';
import { type Narrow, queryIn, toggled } from '@/library/query';
import { plainQuery, spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { Icon } from '../parts/icon';

interface NarrowingsProps {
  query: string;
  rows: readonly Found[];
  /** What stands in the search field now. */
  typed: (query: string) => void;
  /** Any key that is none of theirs is meant for the search field. */
  pressed: (event: KeyboardEvent) => void;
}

/**
 * What narrows the list, as buttons behind the search field: the same words that can be typed there (`in:`, `tag:`,
 * `lang:`). Those in force stand first; the others are what some of the rows have and others have not.
 */
export function Narrowings({ query, rows, typed, pressed }: NarrowingsProps) {
  const plain = plainQuery(query);
  const offered = narrowingsFor(plain, rows);
  if (offered.length === 0) return null;
  const key = (event: KeyboardEvent) => {
    if (OWN.has(event.key)) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') goOn(event);
    else pressed(event);
  };
  return (
    <div class="narrowings" role="toolbar" aria-label={say('in_page.narrow')} onKeyDown={key}>
      {offered.map(({ by, to, pressed }) => (
        <button
          type="button"
          class="narrowing"
          key={`${by}:${to}`}
          aria-pressed={pressed}
          aria-label={
            by === 'is' ? say('in_page.favourites') : say(`in_page.narrow_${by}`, { name: shown(by, to) })
          }
          title={spokenQuery(toggled('', by, to)).trim()}
          onClick={() => typed(spokenQuery(toggled(plain, by, to)))}
        >
          <span class="narrowing-words" inert>
            {by === 'is' && <Icon name="star" size={12} />}
            {by === 'in' && <Icon name="folder" size={12} />}
            {by === 'tag' && <span class="narrowing-kind">#</span>}
            <bdi>{shown(by, to)}</bdi>
          </span>
        </button>
      ))}
    </div>
  );
}

/** What a button itself answers, and what goes on to the next one. */
const OWN = new Set(['Enter', ' ', 'Tab', 'Shift']);

function goOn(event: KeyboardEvent): void {
  const focused = event.target as HTMLElement;
  const next = event.key === 'ArrowRight' ? focused.nextElementSibling : focused.previousElementSibling;
  (next as HTMLElement | null)?.focus();
  event.preventDefault();
}

/** Folders of this browser are named by the language that is spoken, and asked for by one that never changes. */
function shown(by: Narrow, to: string): string {
  if (by === 'is') return say('in_page.favourites');
  return by === 'in' && to === BROWSER_FOLDER.id ? say('parts.this_browser') : to;
}

export interface Offered {
  by: Narrow;
  to: string;
  pressed: boolean;
}

/** At most one line of them. */
function narrowingsFor(query: string, rows: readonly Found[]): Offered[] {
  const { narrowings } = queryIn(query);
  const pressed = narrowings.map(({ by, to }) => ({ by, to: asWritten(by, to, rows), pressed: true }));
  const taken = new Set(narrowings.map(({ by }) => by));
  const offered = [
    ...(rows.some(row => row.favourite) ? [{ by: 'is' as const, to: 'favourite' }] : []),
    ...dividing(rows, row => [row.folder_name || BROWSER_FOLDER.id], 2).map(to => ({
      by: 'in' as const,
      to,
    })),
    ...dividing(rows, row => [row.language], 2).map(to => ({ by: 'lang' as const, to })),
    ...dividing(rows, row => row.tags, 3).map(to => ({ by: 'tag' as const, to })),
  ].filter(each => !taken.has(each.by));
  return [...pressed, ...offered.map(each => ({ ...each, pressed: false }))].slice(0, MOST);
}

const MOST = 6;

/** The values that some of the rows have and others have not, the most frequent first. */
function dividing(rows: readonly Found[], valuesOf: (row: Found) => string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesOf(row)) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count < rows.length)
    .sort((one, other) => other[1] - one[1])
    .slice(0, most)
    .map(([value]) => value);
}

/** In the letters of the library, where a row has it; a query is folded. */
function asWritten(by: Narrow, to: string, rows: readonly Found[]): string {
  const values = rows.flatMap(row =>
    by === 'in' ? [row.folder_name] : by === 'tag' ? row.tags : by === 'lang' ? [row.language] : [],
  );
  return values.find(value => value.toLowerCase() === to) ?? to;
}
