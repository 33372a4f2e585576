const SIGNS: Record<string, string> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: '⌫',
};

/**
 * Keys as a person finds them on a keyboard, beside the words that say what they do; `of` is written as in the
 * settings: `Ctrl+Space`. A screen reader passes over them.
 */
export function Keys({ of }: { of: string }) {
  return (
    <span class="keys" aria-hidden="true">
      {of.split('+').map(key => (
        <kbd class="key" key={key}>
          {SIGNS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

/** The same where they are part of what is said: read aloud by their names, not by their signs. */
export function SpokenKeys({ of }: { of: string }) {
  return (
    <>
      <span class="unseen">{of}</span>
      <Keys of={of} />
    </>
  );
}
