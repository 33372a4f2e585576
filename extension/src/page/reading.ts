import { isElement, isText } from './line';
import { unfilled } from './reach';

/** The text of some nodes with a line feed wherever a new line begins. */
export function readingOf(root: Node): string {
  let text = '';
  let fresh = true;
  const read = (node: Node): void => {
    if (isText(node)) {
      text += node.data;
      fresh = fresh && node.data === '';
    } else if (isElement(node) && node.localName === 'br') {
      if (!isFiller(node)) text += '\n';
    } else {
      if (isBlock(node) && !fresh) text += '\n';
      if (isBlock(node)) fresh = true;
      for (const child of node.childNodes) read(child);
      if (isBlock(node)) fresh = false;
    }
  };
  read(root);
  return text;
}

export const isBlock = (node: Node): boolean => isElement(node) && node.matches(LINES);

/** What begins a line of its own, whatever a page's styles say. */
export const LINES =
  'p,div,ul,ol,li,dl,dt,dd,table,thead,tbody,tfoot,tr,blockquote,pre,h1,h2,h3,h4,h5,h6,hr,address,section,figure';

/** A `<br>` that only keeps an empty line open. */
const isFiller = (br: HTMLElement): boolean =>
  br.nextSibling === null && unfilled(br.parentElement?.textContent ?? '') === '';
