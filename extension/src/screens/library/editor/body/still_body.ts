import { chipElement } from './chip_element';
import { heldLiquid } from './held_liquid';

/** The body as the editor will show it, to look at only: what stands there until the editor is loaded. */
export function stillBody(html: string, sanitise: (html: string) => string): string {
  const { body } = new DOMParser().parseFromString(heldLiquid(sanitise(html)), 'text/html');
  for (const held of body.querySelectorAll('[data-liquid]')) {
    held.replaceWith(chipElement(held.getAttribute('data-liquid') ?? '', document));
  }
  for (const picture of body.querySelectorAll('img')) {
    if (/\{\{|^cid:/.test(picture.getAttribute('src') ?? '')) picture.removeAttribute('src');
  }
  return body.innerHTML;
}
