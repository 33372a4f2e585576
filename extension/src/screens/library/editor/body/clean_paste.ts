import { LOOKS, type Look, lookNamed, lookWritten } from './looks';
import { listsFromWord } from './word_lists';

/**
 * Takes out of another program's clipboard what no mail client should get: its fonts, classes and comments, and all
 * sizes and colours but those that a person may give here. Words, paragraphs, headings, lists, tables, links and emphasis stay; what Word writes as a list by
 * paragraphs becomes one.
 */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(NOISE)) element.remove();
  listsFromWord(body);
  for (const element of [...body.querySelectorAll('*')].filter(isOffice))
    element.replaceWith(...element.childNodes);
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) intoItem(list);
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) plain(element);
  for (const paragraph of body.querySelectorAll(':is(li, td, th) > p:first-child')) {
    if (isAlone(paragraph)) paragraph.replaceWith(...paragraph.childNodes);
  }
  for (const paragraph of body.querySelectorAll('p, div')) blank(paragraph);
  return body.innerHTML;
}

const NOISE =
  'style, script, meta, link, title, xml, wbr, col, colgroup, br.Apple-interchange-newline, img:not([src]), img[src^="file:"]';

/** `o:p`, `w:sdt`, `st1:place`: Office's own elements, of which only the words are wanted. */
function isOffice(element: Element): boolean {
  return element.tagName.includes(':');
}

/** Google Docs and older mail write an inner list beside the item that it belongs to. */
function intoItem(list: Element): void {
  const item = list.previousElementSibling;
  if (item?.localName === 'li') item.append(list);
}

/** Beside nothing but lists: then an item or a cell needs no paragraph, which would only add room around it. */
function isAlone(paragraph: Element): boolean {
  return [...(paragraph.parentElement?.children ?? [])].every(
    each => each === paragraph || each.matches('ul, ol'),
  );
}

function plain(element: HTMLElement): void {
  const style = stylesOf(element);
  const link = element.getAttribute('href');
  const kept = KEPT.map(name => [name, element.getAttribute(name)] as const);
  const isRightToLeft = element.getAttribute('dir') === 'rtl' || style.get('direction') === 'rtl';
  for (const { name } of [...element.attributes]) element.removeAttribute(name);
  for (const [name, value] of kept) if (value !== null) element.setAttribute(name, value);

  if (isRightToLeft) element.setAttribute('dir', 'rtl');
  if (link !== null) element.setAttribute('href', wayOf(link));
  if (element.localName === 'table') lined(element);
  const looks = looksOf(style);
  if (element.matches('span, font')) {
    if (looks) element.setAttribute('style', looks);
    const inLink = element.closest('a') !== null;
    for (const tag of emphasisOf(style)) if (tag !== 'u' || !inLink) wrapContent(element, tag);
  }
  // A word processor's clipboard wraps everything in a <b> that is not bold; a link underlines itself.
  const isNotBold = element.matches('b, strong') && /^(?:normal|400)$/.test(style.get('font-weight') ?? '');
  const isEmptyLink = element.localName === 'a' && !link;
  if ((element.matches('span, font') && !looks) || isNotBold || isEmptyLink || element.matches('a u')) {
    element.replaceWith(...element.childNodes);
  }
}

const KEPT = ['src', 'alt', 'colspan', 'rowspan', 'start'];

function stylesOf(element: Element): Map<string, string> {
  const declarations = (element.getAttribute('style') ?? '').split(';').map(each => each.split(':'));
  return new Map(
    declarations.map(([name = '', ...value]) => [
      name.trim().toLowerCase(),
      value.join(':').trim().toLowerCase(),
    ]),
  );
}

/** Of colours and sizes those of ours, which come back out of a mail that was written here. */
function looksOf(style: Map<string, string>): string {
  const kept = Object.entries(LOOKS).map(([look, { style: property }]) => {
    const value = lookWritten(look as Look, lookNamed(look as Look, style.get(property) ?? ''));
    return value && `${property}: ${value}`;
  });
  return kept.filter(Boolean).join('; ');
}

/** Emphasis that is written as a style. */
function emphasisOf(style: Map<string, string>): string[] {
  const weight = style.get('font-weight') ?? '';
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const tags = [
    (/^bold/.test(weight) || Number(weight) >= 600) && 'b',
    style.get('font-style') === 'italic' && 'i',
    line.includes('underline') && 'u',
    line.includes('line-through') && 's',
    style.get('vertical-align') === 'super' && 'sup',
    style.get('vertical-align') === 'sub' && 'sub',
  ];
  return tags.filter(tag => tag !== false);
}

function wrapContent(element: Element, tag: string): void {
  const mark = element.ownerDocument.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

/** Where a link leads in the end: Google Docs, Gmail and Outlook send it round by their own pages. */
function wayOf(link: string): string {
  if (!URL.canParse(link)) return link;
  const { hostname, pathname, searchParams } = new URL(link);
  const isGoogle = /^www\.google\.[a-z.]+$/.test(hostname) && pathname === '/url';
  const isOutlook = hostname.endsWith('.safelinks.protection.outlook.com');
  const target = isGoogle ? searchParams.get('q') : isOutlook ? searchParams.get('url') : null;
  return target && URL.canParse(target) ? target : link;
}

/** Mail clients draw a table as it says itself; without its style sheet one from elsewhere would have no lines. */
function lined(table: Element): void {
  for (const [name, value] of Object.entries(TABLE_LOOKS)) table.setAttribute(name, value);
}

export const TABLE_LOOKS = {
  border: '1',
  cellpadding: '6',
  cellspacing: '0',
  style: 'border-collapse: collapse',
};

/** Word fills an empty line with a hard blank. */
function blank(paragraph: Element): void {
  if (paragraph.children.length === 0 && paragraph.textContent === '\u00a0') {
    paragraph.replaceChildren(paragraph.ownerDocument.createElement('br'));
  }
}
