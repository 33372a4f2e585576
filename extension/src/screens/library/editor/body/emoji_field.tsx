import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { emojiFor } from './emoji';

interface EmojiFieldProps {
  /** Null when none was wanted. */
  taken(emoji: string | null): void;
}

/** The emoji that a reply may need, found by their names in the person's language. */
export function EmojiField({ taken }: EmojiFieldProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const found = emojiFor(query);
  useLayoutEffect(() => field.current?.focus(), []);

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === 'Enter') taken(found[at]?.emoji ?? null);
    else if (event.key === 'Escape') taken(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="emoji-field">
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={say('editor.find_emoji')}
        placeholder={say('editor.find_emoji')}
        value={query}
        onKeyDown={pressed}
        onBlur={() => taken(null)}
        onInput={event => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div id={id} class="emoji-list" role="listbox" aria-label={say('editor.tool_emoji')}>
        {found.map(({ emoji, name }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          <span
            key={emoji}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-label={name}
            title={name}
            onMouseDown={event => event.preventDefault()}
            onClick={() => taken(emoji)}
          >
            {emoji}
          </span>
        ))}
        {found.length === 0 && <p class="muted">{say('editor.no_emoji')}</p>}
      </div>
    </div>
  );
}

/** As many as the list has in a row. */
const ROW = 8;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ROW, ArrowUp: -ROW };
