import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface FindFieldProps<Each> {
  /** What is looked for. */
  label: string;
  find(query: string): readonly Each[];
  /** The place in a list of so many that a key leads to; null when it leads nowhere. */
  stepTo(key: string, at: number, count: number): number | null;
  /** What was found; its options are `id-0`, `id-1`, … */
  list(shown: { id: string; found: readonly Each[]; at: number }): JSX.Element;
  /** Enter takes what the list points at; Escape, and Enter on an empty list, take nothing. */
  taken(each: Each | undefined): void;
  /** The focus went elsewhere. */
  left(): void;
}

/** A field over a list: typing narrows the list, and the field keeps the focus while keys go through it. */
export function FindField<Each>({ label, find, stepTo, list, taken, left }: FindFieldProps<Each>) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const found = find(query);
  useLayoutEffect(() => field.current?.focus(), []);

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = stepTo(event.key, at, found.length);
    if (step !== null) setAt(step);
    else if (event.key === 'Enter') taken(found[at]);
    else if (event.key === 'Escape') taken(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={label}
        placeholder={label}
        value={query}
        onKeyDown={pressed}
        onBlur={left}
        onInput={event => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      {list({ id, found, at })}
    </>
  );
}
