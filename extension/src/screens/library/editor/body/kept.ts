/** What the HTML said of an element beyond its name; it goes back as it came. */
export type Kept = Readonly<Record<string, string>>;

/** All attributes of a sanitised element, in their order; null when it has none. */
export function keptOf(element: Element): Kept | null {
  const said = [...element.attributes].filter(({ name }) => !OURS.has(name));
  return said.length === 0 ? null : Object.fromEntries(said.map(({ name, value }) => [name, value]));
}

/** Marks that `prepareDom` leaves for the reader. */
const OURS = new Set(['data-line', 'data-box', 'data-loose', 'data-liquid']);

/** The `kept` of every node and mark, for TipTap. It is shown by hand: one attribute may not be named by another. */
export const keptAttribute = {
  kept: { default: null, rendered: false, parseHTML: keptOf },
};

/** The attributes as the document on screen may have them: an address that holds Liquid leads nowhere. */
export function shownKept(kept: unknown): Record<string, string> {
  const { src, ...shown } = (kept ?? {}) as Record<string, string>;
  return src && !src.includes('{{') && !src.startsWith('cid:') ? { ...shown, src } : shown;
}

/** The same attributes with one declaration of the style set, or taken out with an empty value. */
export function withStyle(kept: Kept | null, property: string, value: string): Kept | null {
  const others = declarationsOf(kept?.style ?? '').filter(([name]) => name !== property);
  const all = value ? [...others, [property, value] as const] : others;
  const style = all.map(([name, said]) => `${name}: ${said}`).join('; ');
  return withAttribute(kept, 'style', style);
}

/** The same attributes with one of them set, or taken out with an empty value. */
export function withAttribute(kept: Kept | null, name: string, value: string): Kept | null {
  const { [name]: _, ...others } = kept ?? {};
  const all = value ? { ...others, [name]: value } : others;
  return Object.keys(all).length === 0 ? null : all;
}

/** What a style says of one property; empty when nothing. */
export function styleOf(kept: Kept | null, property: string): string {
  return declarationsOf(kept?.style ?? '').find(([name]) => name === property)?.[1] ?? '';
}

function declarationsOf(style: string): (readonly [string, string])[] {
  return style
    .split(';')
    .map(declaration => declaration.split(':'))
    .filter(([name, ...value]) => name?.trim() && value.length > 0)
    .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim()] as const);
}
