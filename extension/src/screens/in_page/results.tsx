import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Found } from '@/library/entry';
import { Marked } from '../parts/marked';

interface ResultsProps {
  label: string;
  rows: readonly Found[];
  index: number;
  point: (index: number) => void;
  chosen: (index: number) => void;
  /** Where no field has the focus, the list has it and takes the keys. */
  keys?: { pressed: (event: KeyboardEvent) => void; active: string };
}

/** A list of templates with one of them chosen; whoever has the focus names it by `rowId`. */
export function Results({ label, rows, index, point, chosen, keys }: ResultsProps) {
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
        <ResultRow
          key={row.id}
          row={row}
          at={at}
          apart={rows[at - 1]?.lately === true && !row.lately}
          active={at === index}
          pointed={() => point(at)}
          chosen={() => chosen(at)}
        />
      ))}
    </div>
  );
}

export function rowId(index: number): string {
  return `result-${index}`;
}

interface RowProps {
  row: Found;
  at: number;
  /** The first that was not used lately. */
  apart: boolean;
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
function ResultRow({ row, at, apart, active, pointed, chosen }: RowProps) {
  const moved = (event: MouseEvent) => {
    if (!active && (event.movementX !== 0 || event.movementY !== 0)) pointed();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the search field, which answers the keys
    <div
      class={apart ? 'result apart' : 'result'}
      id={rowId(at)}
      role="option"
      aria-selected={active}
      aria-label={spoken(row)}
      tabIndex={-1}
      onClick={chosen}
      onMouseMove={moved}
    >
      <div class="result-words" inert>
        <span class="result-title">
          <Marked text={titleOf(row)} marks={row.marks} />
        </span>
        {row.shortcut && <span class="shortcut">{row.shortcut}</span>}
        <span class="result-where">
          <bdi>{row.folder_name}</bdi>
          {row.language && <span> · {row.language}</span>}
        </span>
      </div>
    </div>
  );
}

function spoken(row: Found): string {
  return [titleOf(row), row.shortcut, row.folder_name, row.language].filter(Boolean).join(', ');
}

function titleOf(row: Found): string {
  return row.title || 'Untitled';
}

/** Scrolls the list alone: `scrollIntoView` would move the page, too. */
function reveal(list: HTMLElement | null, index: number): void {
  const row = list?.children[index];
  if (!list || !row) return;
  const outer = list.getBoundingClientRect();
  const inner = row.getBoundingClientRect();
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + ROOM;
  if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + ROOM;
}

const ROOM = 4;
