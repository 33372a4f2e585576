/**
 * Colours the Liquid in a rich text field without touching what it holds: the CSS Custom Highlight API paints
 * ranges (Chromium 105; whoever lacks it sees plain text).
 */
export function markLiquid(field: HTMLElement | null): void {
  if (!field || typeof Highlight === 'undefined') return;

  const ranges: Range[] = [];
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { index, 0: code } of (node.textContent ?? '').matchAll(LIQUID)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + code.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('liquid', new Highlight(...ranges));
}

const LIQUID = /\{\{.*?\}\}|\{%.*?%\}/gs;
