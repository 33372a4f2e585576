const SIGNS: Record<string, string> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: '⌫',
};

/** Keys as a person finds them on a keyboard; `of` is written as in the settings: `Ctrl+Space`. */
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
