import { useId, useMemo, useState } from 'preact/hooks';
import type { LibraryEntry } from '@/library/workspace';
import { say } from '@/words/say';

interface TagFieldProps {
  tags: readonly string[];
  entries: readonly LibraryEntry[];
  change(tags: string[]): void;
  readOnly: boolean;
}

/** Tags as they stand, and a field for one more that knows those of the library. */
export function TagField({ tags, entries, change, readOnly }: TagFieldProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const id = useId();
  const known = useMemo(() => tagsOf(entries), [entries]);
  const offered = typed.trim() === '' ? [] : completionsOf(typed.trim(), known, tags);

  const type = (text: string) => {
    setAt(-1);
    // What stands before a comma is a tag; the rest is still being typed.
    const [rest = '', ...whole] = text.split(COMMA).reverse();
    if (whole.length > 0) change(tagsIn([...tags, ...whole.reverse()].join(',')));
    setTyped(whole.length > 0 ? rest.trimStart() : text);
  };
  const add = (text: string) => {
    if (text.trim()) change(tagsIn([...tags, text].join(',')));
    setTyped('');
    setAt(-1);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') add(offered[at] ?? typed);
    else if (event.key === 'ArrowDown') setAt(Math.min(offered.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(-1, at - 1));
    else if (event.key === 'Backspace' && typed === '') return change(tags.slice(0, -1));
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <fieldset class="tag-field input" aria-label={say('template.tags')}>
      {tags.map(tag => (
        <span key={tag} class="tag">
          <bdi>{tag}</bdi>
          {!readOnly && (
            <button
              type="button"
              aria-label={say('template.remove_tag', { tag })}
              onClick={() => change(tags.filter(each => each !== tag))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <input
          class="plain-input"
          dir="auto"
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={offered[at] ? `${id}-${at}` : undefined}
          aria-label={say('template.tags_label')}
          placeholder={tags.length === 0 ? say('template.tags_example') : ''}
          value={typed}
          onInput={event => type(event.currentTarget.value)}
          onKeyDown={pressed}
          onBlur={() => add(typed)}
        />
      )}
      {offered.length > 0 && (
        <div class="completions" id={id} role="listbox" aria-label={say('template.tags_known')}>
          {offered.map((tag, nth) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
            <div
              key={tag}
              id={`${id}-${nth}`}
              class="completion"
              role="option"
              tabIndex={-1}
              aria-selected={nth === at}
              onMouseDown={event => event.preventDefault()}
              onClick={() => add(tag)}
            >
              <bdi>{tag}</bdi>
            </div>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** Chinese commas part tags as well; a tag counts once. */
export function tagsIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(COMMA)
        .map(tag => tag.trim())
        .filter(Boolean),
    ),
  ];
}

/** Up to six tags of the library that hold what is typed: those that begin with it first, then the most used. */
function completionsOf(
  typed: string,
  known: ReadonlyMap<string, number>,
  taken: readonly string[],
): string[] {
  const wanted = typed.toLowerCase();
  const begins = (tag: string) => Number(tag.toLowerCase().startsWith(wanted));
  return [...known.keys()]
    .filter(tag => tag.toLowerCase().includes(wanted) && !taken.includes(tag))
    .sort((a, b) => begins(b) - begins(a) || (known.get(b) ?? 0) - (known.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, 6);
}

/** Every tag of the library, with how many templates have it. */
export function tagsOf(entries: readonly LibraryEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { template } of entries)
    for (const tag of template.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

const COMMA = /[,，、]/;
