import { say } from '@/words/say';
import { FindField } from '../find_field';
import { type Emoji, emojiFor } from './emoji';

interface EmojiFieldProps {
  /** Null when none was wanted. */
  taken(emoji: string | null): void;
}

/** The emoji that a reply may need, found by their names in the person's language. */
export function EmojiField({ taken }: EmojiFieldProps) {
  return (
    <div class="emoji-field">
      <FindField
        label={say('editor.find_emoji')}
        find={emojiFor}
        stepTo={stepTo}
        list={shown => <EmojiList {...shown} taken={taken} />}
        taken={each => taken(each?.emoji ?? null)}
        left={() => taken(null)}
      />
    </div>
  );
}

interface EmojiListProps extends EmojiFieldProps {
  id: string;
  found: readonly Emoji[];
  at: number;
}

function EmojiList({ id, found, at, taken }: EmojiListProps) {
  return (
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
  );
}

/** As many as the list has in a row. */
const ROW = 8;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ROW, ArrowUp: -ROW };

function stepTo(key: string, at: number, count: number): number | null {
  const step = STEPS[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, at + step));
}
