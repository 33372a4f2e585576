/**
 * Word's clipboard has no lists: each item is a paragraph whose style says `mso-list: l0 level2 lfo1`, and whose
 * bullet or number stands in it as text, in a span of `mso-list: Ignore`. Makes lists of them, one inside another.
 */
export function listsFromWord(body: HTMLElement): void {
  let lists: HTMLElement[] = [];
  let before: Element | null = null;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, div')]) {
    const level = levelOf(paragraph);
    if (level === 0) continue;
    if (!before || paragraph.previousElementSibling !== lists[0]) lists = [];

    const tag = isNumbered(markerOf(paragraph)) ? 'ol' : 'ul';
    lists = placed(paragraph, lists.slice(0, level), level, tag);
    before = paragraph;
  }
}

/** Puts the paragraph as an item into the list of its level, which is made where it is not there. */
function placed(paragraph: HTMLElement, open: HTMLElement[], level: number, tag: 'ol' | 'ul'): HTMLElement[] {
  const page = paragraph.ownerDocument;
  const lists = open.length === level && open.at(-1)?.localName !== tag && level === 1 ? [] : open;
  while (lists.length < level) {
    const list = page.createElement(lists.length === level - 1 ? tag : 'ul');
    const outer = lists.at(-1);
    if (outer) (outer.lastElementChild ?? outer.appendChild(page.createElement('li'))).append(list);
    else paragraph.before(list);
    lists.push(list);
  }
  const item = page.createElement('li');
  item.append(...paragraph.childNodes);
  lists.at(-1)?.append(item);
  paragraph.remove();
  return lists;
}

/** From 1; 0 for what is no item of a list. */
function levelOf(paragraph: Element): number {
  const said = /mso-list:\s*(?:l\d+)\s+level(\d)/i.exec(paragraph.getAttribute('style') ?? '');
  return said ? Number(said[1]) : 0;
}

/** The text of the bullet or number, which goes. */
function markerOf(paragraph: HTMLElement): string {
  const markers = [...paragraph.querySelectorAll('span')].filter(span =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const text = markers.map(marker => marker.textContent ?? '').join('');
  for (const marker of markers) marker.remove();
  return text.trim();
}

function isNumbered(marker: string): boolean {
  return /^\(?(?:\d+|[a-z]{1,4})[.)]/i.test(marker) && !/^o$/i.test(marker);
}
