import { htmlOf } from '@/template/text';

/** What a paste may put into a reply: words with their structure, never another page's font, size or colour. */
export function pastedHtml(pasted: DataTransfer | null, sanitise: (html: string) => string): string {
  const html = pasted?.getData('text/html');
  if (html) return plainlyStyled(sanitise(html));

  const text = pasted?.getData('text/plain') ?? '';
  return text.includes('\n') ? htmlOf(text.replace(/\r\n?/g, '\n')) : escaped(text);
}

/** Keeps bold and italic, also where they were written as styles; whatever else a style said goes. */
function plainlyStyled(html: string): string {
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

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
