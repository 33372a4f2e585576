/**
 * Takes out of another program's clipboard what no mail client should get: its fonts, sizes, colours, classes and
 * comments. Words, structure, emphasis and links stay.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    const { fontWeight, fontStyle } = element.style;
    for (const name of LOOKS) element.removeAttribute(name);

    if (element.matches('span, font')) {
      if (isBold(fontWeight)) wrapContent(element, 'b');
      if (fontStyle === 'italic') wrapContent(element, 'i');
    }
    // A word processor's clipboard wraps everything in a <b> that is not bold.
    if (element.matches('span, font') || (element.matches('b, strong') && fontWeight === 'normal')) {
      element.replaceWith(...element.childNodes);
    }
    if (element.matches('img:not([src])')) element.remove();
  }
  return body.innerHTML;
}

const LOOKS = ['style', 'align', 'valign', 'bgcolor', 'color', 'face', 'size', 'width', 'height'];

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

function wrapContent(element: Element, tag: 'b' | 'i'): void {
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}
