const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  deg: '°',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  times: '×',
  rarr: '→',
  larr: '←',
};

/** One HTML entity at the start of a text; the same small list as in `api/language/entities.py`. */
export const ENTITY = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/iy;

/** What the entity found at `at` stands for, and how long it is; `null` where there is none. */
export function entityAt(text: string, at: number): { stands: string; length: number } | null {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  if (!found) return null;

  const stands = meaningOf(found);
  return stands === null ? null : { stands, length: found[0].length };
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(new RegExp(ENTITY.source, 'gi'), (...found) => meaningOf(found) ?? found[0]);
}

/** Safe in text and in an attribute between double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function meaningOf(found: ArrayLike<string | undefined>): string | null {
  const [, hex, decimal, name] = Array.from(found);
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? null) : null;

  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
  const readable = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return readable ? String.fromCodePoint(code) : null;
}
