/** A place between two characters. */
export interface Point {
  node: Node;
  offset: number;
}

/**
 * The text between the start of a line and a point in it, at most its last `limit` UTF-16 units, and where that
 * begins. Formatting inside the line makes no difference; no-break spaces come out as spaces.
 */
export function lineBefore(host: HTMLElement, point: Point, limit: number): { text: string; from: Point } {
  let text = '';
  let from = point;

  for (const run of runsBefore(host, point)) {
    const taken = run.text.slice(-(limit - text.length));
    text = taken + text;
    from = { node: run.node, offset: run.text.length - taken.length };
    if (text.length >= limit) break;
  }
  return { text: text.replace(/\u00a0/g, ' '), from };
}

/** The point `length` UTF-16 units before another one in the same line. */
export function pointBefore(host: HTMLElement, point: Point, length: number): Point {
  return length === 0 ? point : lineBefore(host, point, length).from;
}

/** The nearest element around a node that starts its own line. */
export function blockAround(host: HTMLElement, node: Node): HTMLElement {
  let at: Node | null = node;
  while (at && at !== host) {
    if (isElement(at) && startsLine(at)) return at;
    at = at.parentNode;
  }
  return host;
}

function* runsBefore(host: HTMLElement, point: Point): Generator<{ node: Text; text: string }> {
  const block = blockAround(host, point.node);
  const walker = host.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);

  for (let node = firstBefore(walker, point); node; node = walker.previousNode()) {
    if (isText(node)) {
      if (blockAround(host, node) !== block) return;
      yield { node, text: node === point.node ? node.data.slice(0, point.offset) : node.data };
    } else if (isElement(node) && endsLine(node, point.node)) return;
  }
}

/** Sets the walker to the last node that stands before the point or holds it. */
function firstBefore(walker: TreeWalker, { node, offset }: Point): Node | null {
  const next = node.childNodes[offset];
  walker.currentNode = next ?? node;
  if (next) return walker.previousNode();

  while (walker.lastChild());
  return walker.currentNode;
}

function endsLine(element: HTMLElement, caretNode: Node): boolean {
  if (element.localName === 'br') return true;
  return startsLine(element) && !element.contains(caretNode);
}

function startsLine(element: HTMLElement): boolean {
  const display = element.ownerDocument.defaultView?.getComputedStyle(element).display ?? 'block';
  return !display.startsWith('inline') && display !== 'contents' && display !== 'none';
}

// By node type, not by class: a frame's nodes belong to classes of their own.
export const isText = (node: Node): node is Text => node.nodeType === 3;
export const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
