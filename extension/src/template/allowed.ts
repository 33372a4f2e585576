import allowed from '../../../shared_templates/allowed_html.json';

const everywhere = allowed.attributes['*'];

/** Which attributes each tag may have; under `*` those that all may. */
export const ATTRIBUTES_BY_TAG: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(allowed.attributes).map(([tag, own]) => [tag, new Set([...everywhere, ...own])]),
);

/** Where a link may lead. A value that begins with Liquid is judged again once it is filled in. */
export const LINK = new RegExp(`^(?:(?:${allowed.link_schemes.join('|')}):|\\{\\{|#)`, 'i');

/** Where an image may come from: a mail part, the encrypted web, or itself. */
export const IMAGE = new RegExp(
  `^(?:(?:${allowed.image_schemes.join('|')}):|data:image/(?:${allowed.image_types.join('|')});base64,|\\{\\{)`,
  'i',
);

const styles = new Set(allowed.styles);

/** Of a `style` attribute what is on the list and fetches nothing. */
export function safeStyle(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(';')
    .map(declaration => declaration.trim())
    .filter(declaration => {
      const [name = '', ...value] = declaration.split(':');
      return (
        styles.has(name.trim().toLowerCase()) && !/url|expression|image|@|\\|[<>{}]/i.test(value.join(':'))
      );
    })
    .join('; ');
}
