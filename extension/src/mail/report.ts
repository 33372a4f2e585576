import type { Facts, Reader } from './reader';
import { shapeAround } from './shape';

/** What is known of the browser and of us; none of it comes from the page. */
export interface Versions {
  /** Ours. */
  product: string;
  /** Such as `Chrome 156`. */
  browser: string;
}

/**
 * What a person may send to whoever mends a reader: what it told and did not, and the shape of the markup around the
 * field. It holds nothing of what the page says, and no address but the site's.
 */
export function reportOf(
  reader: Reader,
  page: Document,
  place: Element,
  { product, browser }: Versions,
): string {
  const facts = reader.read(page, place);
  return [
    'What Rejoinder could not read',
    `Rejoinder ${product}, ${browser}`,
    `${sentence(reader.name)} at ${page.location.hostname || 'an address of its own'}${framed(page)}`,
    '',
    ...FACTS.map(fact => `${fact}: ${facts[fact].kind}`),
    '',
    'Around the field: tags, roles and names of attributes',
    ...shapeAround(place),
    '',
  ].join('\n');
}

const FACTS: readonly (keyof Facts)[] = ['to', 'cc', 'bcc', 'from', 'subject', 'message', 'reply'];

const framed = (page: Document): string => {
  const view = page.defaultView;
  return view && view.parent !== view ? ', in a frame of another site' : '';
};

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
