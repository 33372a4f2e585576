import { blockAround } from './line';

/** How an editor writes lines, seen from what stands in it. */
export interface Manner {
  line: 'div' | 'p' | 'br';
  /** Between two paragraphs an empty line is needed, since the lines themselves have no space around them. */
  tight: boolean;
  /** What a new line of this editor carries: attributes of the line that holds the caret. */
  attributes: [name: string, value: string][];
  /** Formatting around the caret, outermost first, as empty elements. */
  formatting: HTMLElement[];
  /** The editor takes text only. */
  plain: boolean;
}

export function mannerAt(host: HTMLElement, caret: Node): Manner {
  const block = blockAround(host, caret);
  const line = lineElement(host, block);
  const likely = block.localName === 'p' ? block : host.querySelector(':scope > p');
  return {
    line,
    tight: line !== 'p' || (likely !== null && isTight(likely)),
    attributes: block.localName === 'p' ? carried(block) : [],
    formatting: formattingAround(block, caret),
    plain: host.getAttribute('contenteditable') === 'plaintext-only',
  };
}

function lineElement(host: HTMLElement, block: HTMLElement): Manner['line'] {
  if (block.localName === 'p') return 'p';
  if (block.localName === 'div' && block !== host) return 'div';
  if (host.querySelector(':scope > p')) return 'p';
  if (host.querySelector(':scope > div')) return 'div';
  if (host.querySelector(':scope > br') && block === host) return 'br';
  return host.ownerDocument.queryCommandValue('defaultParagraphSeparator') === 'p' ? 'p' : 'div';
}

function isTight(paragraph: Element): boolean {
  const style = paragraph.ownerDocument.defaultView?.getComputedStyle(paragraph);
  return style ? Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom) < 4 : false;
}

/** An id belongs to one element; an editor's own marks are its business. */
const carried = (block: HTMLElement): [string, string][] =>
  ['class', 'style', 'dir'].flatMap(name => {
    const value = block.getAttribute(name);
    return value ? [[name, value] as [string, string]] : [];
  });

/** A link around the caret is not formatting: what is inserted must not become part of it. */
function formattingAround(block: HTMLElement, caret: Node): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (
    let at = caret.nodeType === 1 ? (caret as HTMLElement) : caret.parentElement;
    at;
    at = at.parentElement
  ) {
    if (at === block) break;
    if (at.localName !== 'a') found.unshift(bare(at));
  }
  return found;
}

function bare(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  copy.removeAttribute('id');
  return copy;
}
