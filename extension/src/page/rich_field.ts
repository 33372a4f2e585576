import type { Field, RichSpot, Spot } from './field';
import { lineBefore, type Point, pointBefore } from './line';
import { selectionIn, selectionOf } from './selection';

export function richField(host: HTMLElement): Field {
  return {
    element: host,
    kind: 'rich',

    before(limit) {
      const range = selectionIn(host);
      if (!range?.collapsed) return null;
      return lineBefore(host, endOf(range), limit).text;
    },

    selected: () => textOf(liveRange(host)),

    unselect: () => selectionOf(host)?.collapseToEnd(),

    spot(length): RichSpot {
      const range = liveRange(host);
      if (length > 0) {
        const from = pointBefore(host, endOf(range), length);
        range.setStart(from.node, from.offset);
      }
      return { kind: 'rich', host, range, typed: textOf(range) };
    },

    since(spot: Spot) {
      const caret = selectionIn(host);
      if (spot.kind !== 'rich' || spot.host !== host || !caret) return null;
      if (spot.range.comparePoint(caret.endContainer, caret.endOffset) < 0) return null;

      const between = host.ownerDocument.createRange();
      between.setStart(spot.range.endContainer, spot.range.endOffset);
      between.setEnd(caret.endContainer, caret.endOffset);
      return textOf(between);
    },

    caretBox: () => caretBoxOf(host, liveRange(host)),

    boxOf(spot) {
      const box = spot.kind === 'rich' ? spot.range.getBoundingClientRect() : null;
      return box && box.height > 0 ? box : caretBoxOf(host, liveRange(host));
    },
  };
}

/** Text as one reads it: no-break spaces are spaces. */
export function textOf(range: Range): string {
  return range.toString().replace(/\u00a0/g, ' ');
}

/** A range of its own, so that nobody else moves it; without a caret, the end of the host. */
function liveRange(host: HTMLElement): Range {
  const live = host.ownerDocument.createRange();
  const now = selectionIn(host);
  if (now) {
    live.setStart(now.startContainer, now.startOffset);
    live.setEnd(now.endContainer, now.endOffset);
  } else {
    live.selectNodeContents(host);
    live.collapse(false);
  }
  return live;
}

const endOf = (range: StaticRange | Range): Point => ({ node: range.endContainer, offset: range.endOffset });

/** An empty line has no box of its own: there the element that holds the caret tells. */
function caretBoxOf(host: HTMLElement, range: Range): DOMRect {
  const boxes = range.getClientRects();
  const last = boxes[boxes.length - 1];
  if (last && last.height > 0) return new DOMRect(last.right, last.top, 0, last.height);

  const holder = range.endContainer.childNodes[range.endOffset] ?? range.endContainer;
  const element = holder.nodeType === 1 ? (holder as Element) : (holder.parentElement ?? host);
  const box = element.getBoundingClientRect();
  return new DOMRect(box.left, box.top, 0, Math.min(box.height || 16, 24));
}
