import { useEffect, useRef } from 'preact/hooks';
import { say } from '@/words/say';
import type { Variable } from './variables';

interface VariableListProps {
  /** Distinguishes the lists of one page; its options are `id-0`, `id-1`, … */
  id: string;
  found: readonly Variable[];
  at: number;
  /** What a variable would be in the message of the preview; empty when nothing. */
  sample(code: string): string;
  take(variable: Variable): void;
}

/** Variables under their headings, each with what it gives; whoever shows them takes the keys. */
export function VariableList({ id, found, at, sample, take }: VariableListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(
    () => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    [at],
  );

  return (
    <div ref={list} class="variable-list" id={id} role="listbox" aria-label={say('editor.variables')}>
      {found.map((variable, index) => (
        <div key={variable.code} role="presentation">
          {variable.group !== found[index - 1]?.group && (
            <div class="variable-group" role="presentation">
              {variable.group}
            </div>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field that has the focus takes the keys */}
          <div
            id={`${id}-${index}`}
            class="variable"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(variable)}
          >
            <span class="variable-meaning">{variable.meaning}</span>
            <bdi class="variable-sample">{sample(variable.code)}</bdi>
            <code dir="ltr">{variable.code}</code>
          </div>
        </div>
      ))}
      {found.length === 0 && <p class="muted">{say('editor.no_variable')}</p>}
    </div>
  );
}

/** The place in a list that a key leads to; null when it leads nowhere. */
export function stepTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return count === 0 ? 0 : (at + 1) % count;
  if (key === 'ArrowUp') return count === 0 ? 0 : (at - 1 + count) % count;
  return null;
}
