import { openLayer } from './layer';
import { Suggestions } from './suggestions';
import type { ShownList, SuggestionsWish } from './wishes';

/** The list under the caret, which stays in the page's field. */
export function openList(document: Document, { at, list }: SuggestionsWish, signal: AbortSignal): ShownList {
  let act = () => {};
  let last = list;
  const drawn = () => <Suggestions {...last} entered={() => act()} />;
  const layer = openLayer(document, { at, stance: 'aside', content: drawn(), dismissed: () => {} });
  const close = () => {
    signal.removeEventListener('abort', close);
    layer.close();
  };
  signal.addEventListener('abort', close);

  return {
    close,
    holds: layer.holds,
    isThere: layer.isThere,
    show(next) {
      last = next;
      layer.redraw(drawn());
    },
    take(wanted) {
      const given = setTimeout(close, TO_BE_SEEN_MS);
      act = () => {
        clearTimeout(given);
        close();
        wanted();
      };
      layer.enter();
    },
  };
}

/** So long the browser may take to say whether anything lies over the list. */
const TO_BE_SEEN_MS = 600;
