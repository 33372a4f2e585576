/**
 * How far into a field something stands: behind so many characters that leave ink, and then so many spaces. Editors
 * change white space as they like (no-break spaces, fillers of no width, line feeds in their source), never ink.
 */
export interface Reach {
  ink: number;
  spaces: number;
}

/** The reach of what stands behind some text. */
export function reachOf(text: string): Reach {
  const visible = unfilled(text);
  return { ink: inkOf(visible), spaces: visible.length - visible.trimEnd().length };
}

export const inkOf = (text: string): number => inked(text).length;

/** A text without its white space. */
export const inked = (text: string): string => unfilled(text).replace(/\s+/g, '');

/** A text without the characters of no width with which editors keep empty lines and formatting open. */
export const unfilled = (text: string): string => text.replace(/[\u200b\u2060\ufeff]/g, '');
