import { heldLiquid } from '@/template/held_liquid';
import { chipElement } from './chip_element';
import { askedIn } from './chip_label';

/** The body as the editor will show it, to look at only: what stands there until the editor is loaded. */
export function stillBody(html: string, sanitise: (html: string) => string): string {
  const { body } = new DOMParser().parseFromString(heldLiquid(sanitise(html)), 'text/html');
  const chips = [...body.querySelectorAll('[data-liquid]')];
  const sources = chips.map(chip => chip.getAttribute('data-liquid') ?? '');
  const asked = askedIn(sources);
  for (const [index, chip] of chips.entries()) {
    chip.replaceWith(chipElement(sources[index] ?? '', document, asked));
  }
  for (const picture of body.querySelectorAll('img')) {
    if (/\{\{|^cid:/.test(picture.getAttribute('src') ?? '')) picture.removeAttribute('src');
  }
  return body.innerHTML;
}
