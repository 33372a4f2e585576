import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Because, Found } from '@/library/entry';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { Icon } from '../parts/icon';
import { Marked } from '../parts/marked';

interface ResultsProps {
  label: string;
  rows: readonly Found[];
  index: number;
  point: (index: number) => void;
  chosen: (index: number) => void;
  /** Whether each part of the list is told by why it stands there. */
  parted?: boolean;
  /** Where no field has the focus, the list has it and takes the keys. */
  keys?: { pressed: (event: KeyboardEvent) => void; active: string };
}

/** A list of templates with one of them chosen; whoever has the focus names it by `rowId`. */
export function Results({ label, rows, index, point, chosen, parted = false, keys }: ResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => reveal(list.current, index), [index, rows]);

  return (
    <div
      class="results"
      id="results"
      role="listbox"
      aria-label={label}
      aria-activedescendant={keys?.active}
      ref={list}
      tabIndex={keys ? 0 : -1}
      onKeyDown={keys?.pressed}
    >
      {rows.map((row, at) => (
        <Fragment key={row.id}>
          {parted && beginsPart(rows, at) && <PartHead because={row.because} />}
          <ResultRow
            row={row}
            at={at}
            active={at === index}
            pointed={() => point(at)}
            chosen={() => chosen(at)}
          />
        </Fragment>
      ))}
    </div>
  );
}

export function rowId(index: number): string {
  return `result-${index}`;
}

const beginsPart = (rows: readonly Found[], at: number): boolean =>
  at === 0 || rows[at - 1]?.because !== rows[at]?.because;

/** Silent for a screen reader: each row tells it after its name. */
function PartHead({ because }: { because: Because | undefined }) {
  return (
    <div class="results-head" aria-hidden="true">
      {say(because ? PARTS[because] : 'in_page.part_others')}
    </div>
  );
}

const PARTS: Record<Because, Word> = {
  fits: 'in_page.part_fits',
  favourite: 'in_page.part_favourite',
  lately: 'in_page.part_lately',
};

interface RowProps {
  row: Found;
  at: number;
  active: boolean;
  pointed: () => void;
  chosen: () => void;
}

/**
 * The words are `inert`, only to be seen: a page's `window.find` would find them even in a closed root. The row's name
 * says them to a screen reader, and the row takes the click.
 *
 * A list that scrolls under a resting mouse must not move the choice, hence the look at the movement.
 */
function ResultRow({ row, at, active, pointed, chosen }: RowProps) {
  const moved = (event: MouseEvent) => {
    if (!active && (event.movementX !== 0 || event.movementY !== 0)) pointed();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the search field, which answers the keys
    <div
      class="result"
      id={rowId(at)}
      role="option"
      aria-selected={active}
      aria-label={spoken(row)}
      lang={row.language || undefined}
      tabIndex={-1}
      onClick={chosen}
      onMouseMove={moved}
    >
      <div class="result-words" inert>
        <span class="result-title">
          <Marked text={titleOf(row)} marks={row.marks} language={row.language} />
          {row.favourite && <Icon name="star" size={12} />}
        </span>
        {row.shortcut && <span class="shortcut">{row.shortcut}</span>}
        <span class="result-where">
          <bdi>{folderOf(row)}</bdi>
          {row.language && <span> · {row.language}</span>}
        </span>
      </div>
    </div>
  );
}

function spoken(row: Found): string {
  const why = WHY[row.because ?? 'favourite'];
  const marked = row.favourite && say('in_page.is_favourite');
  return [titleOf(row), row.shortcut, folderOf(row), row.language, marked, why && say(why)]
    .filter(Boolean)
    .join(', ');
}

/** A favourite is told as one wherever it stands. */
const WHY: Record<Because, Word | null> = {
  fits: 'in_page.is_fitting',
  lately: 'in_page.is_lately',
  favourite: null,
};

function titleOf(row: Found): string {
  return row.title || say('parts.untitled');
}

function folderOf(row: Found): string {
  return row.folder_name || say('parts.this_browser');
}

/** Scrolls the list alone: `scrollIntoView` would move the page, too. */
function reveal(list: HTMLElement | null, index: number): void {
  const row = list?.querySelector(`#${rowId(index)}`);
  if (!list || !row) return;
  const outer = list.getBoundingClientRect();
  const inner = row.getBoundingClientRect();
  const head = index === 0 ? HEAD : 0;
  if (inner.top - head < outer.top) list.scrollTop -= outer.top - inner.top + head + ROOM;
  if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + ROOM;
}

const ROOM = 4;
/** The words above the first row. */
const HEAD = 30;
