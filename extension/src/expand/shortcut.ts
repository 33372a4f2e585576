/**
 * A shortcut as it is compared: `KR`, `ｋｒ` and `kr` are one, and `；thx` from a Chinese keyboard is `;thx`.
 * Unicode's compatibility form, lower case.
 */
export function foldShortcut(shortcut: string): string {
  return shortcut.normalize('NFKC').toLowerCase().normalize('NFC');
}

/** The longest shortcut there may be; UTF-16 code units. */
export const LONGEST_SHORTCUT = 64;
