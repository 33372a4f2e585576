import { isElement, isText } from './line';
import type { Manner } from './manner';
import { isBlock, readingOf } from './reading';
import { CARET, type CaretPlaces, placesIn, type Reply } from './reply';

/** A reply as this editor would have written it. */
export interface Arranged {
  html: string;
  /** Its text with a line feed at each new line. */
  text: string;
  carets: CaretPlaces;
}

/** Rewrites a reply's paragraphs as the lines of an editor, in the formatting of the place. */
export function arrange(reply: Reply, manner: Manner, page: Document): Arranged {
  const body = new DOMParser().parseFromString(reply.html, 'text/html').body;
  tidy(body);
  const blocks = [...body.childNodes];
  const root = page.createElement('div');

  if (isOneParagraph(blocks)) root.append(...(blocks[0]?.childNodes ?? []));
  else for (const part of lines(blocks, manner, page)) root.append(part);
  clothe(root, manner);

  const carets = caretsIn(root);
  keepEdges(root);
  return { html: root.innerHTML, text: readingOf(root), carets };
}

/** Whether a reply is nothing but text and lines, so that an editor can be told to type it. */
export function isUnformatted(reply: Reply): boolean {
  const body = new DOMParser().parseFromString(reply.html, 'text/html').body;
  return !body.querySelector('*:not(p, br, div)') && !body.querySelector('[style], [dir]');
}

/** White space between blocks is nothing to see; an editor would make lines of it. */
function tidy(body: HTMLElement): void {
  for (const node of [...body.childNodes]) {
    if (isText(node) && node.data.trim() === '' && hasBlocks(body)) node.remove();
  }
}

const hasBlocks = (body: HTMLElement): boolean => [...body.children].some(isBlock);

const isParagraph = (node: Node | undefined): node is HTMLElement =>
  node !== undefined && isElement(node) && (node.localName === 'p' || node.localName === 'div');

const isOneParagraph = (blocks: Node[]): boolean => blocks.length === 1 && isParagraph(blocks[0]);

function* lines(blocks: Node[], manner: Manner, page: Document): Generator<Node> {
  for (const [at, block] of blocks.entries()) {
    const follows = isParagraph(blocks[at - 1]);
    if (!isParagraph(block)) {
      yield block;
      continue;
    }
    if (manner.line === 'br') {
      if (follows) yield page.createElement('br');
      if (follows && block.localName === 'p') yield page.createElement('br');
      yield* [...block.childNodes];
      continue;
    }
    if (follows && manner.tight && block.localName === 'p') yield emptyLine(manner, page);
    yield line(manner, page, ...block.childNodes);
  }
}

function line(manner: Manner, page: Document, ...inside: Node[]): HTMLElement {
  const made = page.createElement(manner.line);
  for (const [name, value] of manner.attributes) made.setAttribute(name, value);
  made.append(...inside);
  keepOpen(made);
  return made;
}

/** An empty line would have no height. */
function keepOpen(block: HTMLElement): void {
  if (!block.textContent && !block.querySelector('img, br, hr'))
    block.append(block.ownerDocument.createElement('br'));
}

const emptyLine = (manner: Manner, page: Document): HTMLElement => line(manner, page);

/** Puts the formatting of the place around what each line holds. */
function clothe(within: HTMLElement, manner: Manner): void {
  if (manner.formatting.length === 0) return;
  const children = [...within.childNodes];
  if (children.some(isBlock)) {
    for (const child of children) if (isElement(child)) clothe(child, manner);
    return;
  }
  let inner = within;
  for (const element of manner.formatting) {
    const worn = element.cloneNode(false) as HTMLElement;
    inner.append(worn);
    inner = worn;
  }
  inner.append(...children);
}

/** Finds the caret places and takes their marks out. */
function caretsIn(root: HTMLElement): CaretPlaces {
  const parts = readingOf(root).split(CARET);
  if (parts.length === 1) return placesIn({ text: parts[0] ?? '', carets: [] });

  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.includes(CARET)) text.data = text.data.replaceAll(CARET, '');
  }
  for (const block of root.querySelectorAll<HTMLElement>('p, div')) keepOpen(block);
  const carets = parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('').length);
  return placesIn({ text: parts.join(''), carets });
}

/** A space at the end of a line shows only as a no-break space, and editors drop any other. */
function keepEdges(root: HTMLElement): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.endsWith(' ') && isLast(text, root)) text.data = `${text.data.slice(0, -1)}\u00a0`;
  }
}

/** Whether nothing follows a text in its line. */
function isLast(text: Text, root: HTMLElement): boolean {
  let at: Node = text;
  while (at !== root && !isBlock(at)) {
    if (at.nextSibling) return isBlock(at.nextSibling) || at.nextSibling.nodeName === 'BR';
    at = at.parentNode ?? root;
  }
  return true;
}
