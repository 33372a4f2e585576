/**
 * Makes explicit what HTML leaves to be understood, so that the editor's schema can hold it: bare text beside blocks
 * becomes a line of its own (`data-line`), a `div` around blocks a box (`data-box`), and what stands in a list
 * outside of its items a loose line (`data-loose`).
 */
export function prepareDom(root: HTMLElement): void {
  for (const element of root.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')) emptied(element);
  for (const element of root.querySelectorAll('div')) {
    if (holdsBlock(element)) element.setAttribute('data-box', '');
  }
  for (const list of root.querySelectorAll('ul, ol')) wrapRuns(list, 'li', 'data-loose');
  for (const element of [root, ...root.querySelectorAll('[data-box], blockquote, li, td, th')]) {
    if (!element.hasAttribute('data-loose')) wrapLines(element);
  }
}

const BLOCKS = 'p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, table';

function holdsBlock(element: Element): boolean {
  return element.querySelector(BLOCKS) !== null;
}

/** A block with one line break alone is an empty line; one with nothing at all is not even that. */
function emptied(element: Element): void {
  if (element.textContent?.trim() || element.querySelector(`img, [data-liquid], ${BLOCKS}`)) return;
  const breaks = element.querySelectorAll('br').length;
  if (breaks === 1) element.replaceChildren();
  else if (breaks === 0 && element.attributes.length === 0) element.remove();
}

/** Through inline elements too that stand around blocks, such as the `<b>` that Google wraps a document in. */
function wrapLines(container: Element): void {
  for (const child of [...container.children]) {
    if (!child.matches(BLOCKS) && holdsBlock(child)) wrapLines(child);
  }
  wrapRuns(container, 'p', 'data-line');
}

function wrapRuns(container: Element, tag: 'p' | 'li', mark: string): void {
  let run: Node[] = [];
  const wrap = () => {
    if (run.some(isSeen)) {
      const line = container.ownerDocument.createElement(tag);
      line.setAttribute(mark, '');
      run[0]?.parentNode?.insertBefore(line, run[0]);
      line.append(...run);
    }
    run = [];
  };
  for (const node of [...container.childNodes]) {
    if (node instanceof Element && (node.matches(BLOCKS) || holdsBlock(node))) wrap();
    else run.push(node);
  }
  wrap();
}

function isSeen(node: Node): boolean {
  if (node.textContent?.trim()) return true;
  return (
    node instanceof Element &&
    (node.matches('br, img, [data-liquid]') || !!node.querySelector('br, img, [data-liquid]'))
  );
}
