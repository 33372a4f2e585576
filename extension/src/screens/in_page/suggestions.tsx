import { useEffect, useState } from 'preact/hooks';
import type { Found } from '@/library/entry';
import { say } from '@/words/say';
import { Keys } from '../parts/keys';
import { Results } from './results';

export interface SuggestionsProps {
  rows: readonly Found[];
  index: number;
  point: (index: number) => void;
  choose: (index: number) => void;
}

interface Entered {
  /** Enter came to the list, and nothing lay over it. */
  entered: () => void;
}

/**
 * What a shortcut that is being typed may become. The caret stays in the page's field, whose attributes are not ours
 * to write, so a screen reader is told by a status instead of an active descendant.
 */
export function Suggestions({ rows, index, point, choose, entered }: SuggestionsProps & Entered) {
  const said = useSaid(rows, index);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the mouse is only kept from taking the caret out of the field
    <div
      class="suggestions"
      onMouseDown={event => event.preventDefault()}
      onKeyDown={event => event.key === 'Enter' && entered()}
    >
      <Results label={say('in_page.beginning_so')} rows={rows} index={index} point={point} chosen={choose} />
      <div class="suggestions-foot" aria-hidden="true">
        <span>
          <Keys of="ArrowDown" /> {say('in_page.choose')}
        </span>
        <span>
          <Keys of="Enter" /> {say('in_page.insert')}
        </span>
        <span>
          <Keys of="Escape" /> {say('in_page.close')}
        </span>
      </div>
      <span class="unseen" role="status">
        {said}
      </span>
    </div>
  );
}

/** A screen reader speaks only what comes into a status that was there before. */
function useSaid(rows: readonly Found[], index: number): string {
  const [said, tell] = useState('');
  useEffect(() => tell(inWords(rows, index)), [rows, index]);
  return said;
}

function inWords(rows: readonly Found[], index: number): string {
  const row = rows[index];
  if (!row) return '';
  const one = rows.length === 1;
  const count = one
    ? say('in_page.found', { count: 1 })
    : say('in_page.nth', { nth: index + 1, count: rows.length });
  return [row.title || say('parts.untitled'), row.shortcut, count].filter(Boolean).join(', ');
}
