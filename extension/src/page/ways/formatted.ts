import { arrange } from '../arrange';
import { inWords } from '../in_words';
import { mannerAt } from '../manner';
import type { Attempt, Way } from './way';

/** Rich text by the browser's own editing command, which keeps its undo history. */
export const formatted: Way = {
  name: 'formatted',
  attempt(spot, reply) {
    if (spot.kind !== 'rich') return null;
    const { host, range } = spot;
    const manner = mannerAt(host, range.startContainer);
    if (manner.plain) return null;

    const arranged = arrange(reply, manner, host.ownerDocument);
    return {
      insert() {
        const styled = new Set(host.querySelectorAll('[style]'));
        host.ownerDocument.execCommand('insertHTML', false, arranged.html);
        if (!arranged.html.includes('style=')) undress(host, styled);
        return false;
      },
      outcomes: [arranged],
      shape: null,
    } satisfies Attempt;
  },
};

/** For editors that drop the words of a table or a picture with it. */
export const formattedInWords: Way = {
  name: 'formatted in words',
  attempt(spot, reply) {
    const words = inWords(reply);
    return words && formatted.attempt(spot, words);
  },
};

/**
 * Where a page gives a size in points, Chromium writes it once more around what it inserts. An attribute may go
 * without disturbing the undo history.
 */
function undress(host: HTMLElement, styled: ReadonlySet<Element>): void {
  for (const element of host.querySelectorAll(
    'span[style], b[style], i[style], a[style], strong[style], em[style]',
  )) {
    if (!styled.has(element)) element.removeAttribute('style');
  }
}
