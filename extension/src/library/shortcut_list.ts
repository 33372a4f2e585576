/** Every shortcut there is, folded; a page asks about them at each key that may end one. */
export interface Shortcuts {
  has(shortcut: string): boolean;
  someBeginWith(beginning: string): boolean;
  /** Opens behind a letter too, in the middle of a word. */
  opensInsideWords(shortcut: string): boolean;
}

/** As one text, a line each and in order: a shortcut holds no white space, so nothing needs quoting. */
export function shortcutLines(shortcuts: Iterable<string>): string {
  return [...shortcuts].sort().join('\n');
}

/**
 * Looks into that text as it is. In a set, ten thousand shortcuts would take a megabyte in each frame instead of a
 * tenth of it, and time before a page is ready.
 */
export function shortcutsIn(lines: string, insideWords: string): Shortcuts {
  const isLine = (shortcut: string, of: string) => shortcut !== '' && firstFrom(of, shortcut) === shortcut;
  return {
    has: shortcut => isLine(shortcut, lines),
    opensInsideWords: shortcut => isLine(shortcut, insideWords),
    someBeginWith: beginning => firstFrom(lines, beginning).startsWith(beginning),
  };
}

/** The first line that does not come before `wanted`; empty where all do. */
function firstFrom(lines: string, wanted: string): string {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const start = lines.lastIndexOf('\n', Math.floor((low + high) / 2) - 1) + 1;
    const end = endOf(lines, start);
    if (lines.slice(start, end) < wanted) low = end + 1;
    else high = start;
  }
  return lines.slice(low, endOf(lines, low));
}

function endOf(lines: string, start: number): number {
  const end = lines.indexOf('\n', start);
  return end === -1 ? lines.length : end;
}
