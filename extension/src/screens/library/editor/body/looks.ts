/**
 * What words may be coloured with, as mails hold it. Each can be read on white paper (4.5 : 1), and is as light as that
 * allows, for whoever reads mail on a dark ground that leaves colours alone (3 : 1). On our own dark screens each is
 * shown by its role, `--ink-…`.
 */
export const COLOURS = {
  grey: '#687476',
  red: '#d02f26',
  orange: '#b35900',
  green: '#1f8048',
  blue: '#2370cc',
  purple: '#9450c4',
} as const;

/** By the size of the message that the reply goes into; in `em`, since Outlook takes no percentage. */
export const SIZES = { small: '0.85em', large: '1.25em' } as const;

/** What words may be given: the style that says it, and the attribute by which `font` said it before. */
export const LOOKS = {
  color: { style: 'color', old: 'color', choices: COLOURS },
  size: { style: 'font-size', old: 'size', choices: SIZES },
} as const;

export type Look = keyof typeof LOOKS;
export type LookName = keyof typeof COLOURS | keyof typeof SIZES;

/** The choice that a style says; null where it is none of ours. */
export function lookNamed(look: Look, said: string): LookName | null {
  const wanted = hexOf(said.trim().toLowerCase());
  const choices = Object.entries(LOOKS[look].choices) as [LookName, string][];
  return choices.find(([, value]) => value === wanted)?.[0] ?? null;
}

/** What a choice writes into a style; nothing for none. */
export function lookWritten(look: Look, name: LookName | null): string {
  const choices: Partial<Record<LookName, string>> = LOOKS[look].choices;
  return name === null ? '' : (choices[name] ?? '');
}

/** Browsers copy a colour as `rgb(208, 47, 38)`. */
function hexOf(said: string): string {
  const parts = /^rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)$/.exec(said)?.slice(1);
  return parts ? `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}` : said;
}
