import { say } from '@/words/say';
import type { Variable } from '../variables';

interface EmojiOptionsProps {
  /** Its options are `id-0`, `id-1`, … */
  id: string;
  found: readonly Variable[];
  at: number;
  take(emoji: Variable): void;
}

/** A few emoji with their names; the text, which has the focus, takes the keys. */
export function EmojiOptions({ id, found, at, take }: EmojiOptionsProps) {
  return (
    <div class="emoji-options" id={id} role="listbox" aria-label={say('editor.tool_emoji')}>
      {found.map((emoji, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text takes the keys
        <div
          key={emoji.code}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          aria-label={emoji.meaning}
          onMouseDown={event => event.preventDefault()}
          onClick={() => take(emoji)}
        >
          <span aria-hidden="true">{emoji.code}</span> {emoji.meaning}
        </div>
      ))}
    </div>
  );
}
