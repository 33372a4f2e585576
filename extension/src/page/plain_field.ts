import type { Field, PlainSpot, Spot } from './field';

type PlainElement = HTMLInputElement | HTMLTextAreaElement;

export function plainField(element: PlainElement): Field {
  const caret = () => element.selectionEnd ?? element.value.length;
  const anchor = () => element.selectionStart ?? element.value.length;

  return {
    element,
    kind: 'plain',

    before(limit) {
      if (anchor() !== caret()) return null;
      return element.value.slice(Math.max(0, caret() - limit), caret());
    },

    selected: () => element.value.slice(anchor(), caret()),

    unselect: () => element.setSelectionRange(caret(), caret()),

    spot(length): PlainSpot {
      const start = length > 0 ? caret() - length : anchor();
      const end = caret();
      return { kind: 'plain', field: element, start, end, typed: element.value.slice(start, end) };
    },

    since(spot: Spot) {
      if (spot.kind !== 'plain' || spot.field !== element || caret() < spot.end) return null;
      return element.value.slice(spot.end, caret());
    },

    caretBox: () => plainCaretBox(element, caret()),

    boxOf(spot) {
      if (spot.kind !== 'plain') return plainCaretBox(element, caret());
      const first = plainCaretBox(element, spot.start);
      const last = plainCaretBox(element, spot.end);
      return new DOMRect(first.left, first.top, 0, last.bottom - first.top);
    },
  };
}

/**
 * Where a caret stands in an input or textarea. The browser does not tell, so the text before it is laid out
 * once more in a box that nobody sees, inside a closed root that the page's own styles and scripts do not reach.
 */
function plainCaretBox(element: PlainElement, caret: number): DOMRect {
  const page = element.ownerDocument;
  const host = page.createElement('div');
  const box = page.createElement('div');
  const style = page.defaultView?.getComputedStyle(element);
  const outer = element.getBoundingClientRect();
  if (!style) return outer;

  host.style.cssText = 'all:initial;position:fixed;visibility:hidden;pointer-events:none;inset:0 auto auto 0';
  for (const property of LAYOUT) box.style.setProperty(property, style.getPropertyValue(property));
  box.style.whiteSpace = element.localName === 'textarea' ? 'pre-wrap' : 'pre';
  box.style.width = element.localName === 'textarea' ? `${outer.width}px` : 'max-content';
  const mark = page.createElement('span');
  mark.textContent = '\u200b';
  box.append(element.value.slice(0, caret), mark);
  host.attachShadow({ mode: 'closed' }).append(box);
  page.documentElement.append(host);

  const at = mark.getBoundingClientRect();
  host.remove();
  const left = Math.min(outer.right, outer.left + at.left - element.scrollLeft);
  const top = Math.min(outer.bottom - at.height, outer.top + at.top - element.scrollTop);
  return new DOMRect(Math.max(outer.left, left), Math.max(outer.top, top), 0, at.height);
}

const LAYOUT = [
  'box-sizing',
  'font',
  'letter-spacing',
  'word-spacing',
  'text-indent',
  'text-transform',
  'tab-size',
  'line-height',
  'overflow-wrap',
  'direction',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top-width',
  'border-left-width',
  'border-right-width',
  'border-top-style',
  'border-left-style',
  'border-right-style',
];
