import type { Reply } from './reply';

/** A reply with words in place of pictures and tables, for editors that hold neither; null where it has none. */
export function inWords(reply: Reply): Reply | null {
  const { body } = new DOMParser().parseFromString(reply.html, 'text/html');
  if (!body.querySelector('img, table')) return null;

  for (const picture of body.querySelectorAll('img')) picture.replaceWith(picture.alt);
  for (const table of body.querySelectorAll('table')) table.replaceWith(...rowsOf(table));
  return { ...reply, html: body.innerHTML };
}

/** A line for each row, and no empty ones between. */
const rowsOf = (table: HTMLTableElement): HTMLElement[] =>
  [...table.rows].map(row => {
    const line = table.ownerDocument.createElement('div');
    line.textContent = [...row.cells].map(cell => cell.textContent.trim()).join(' | ');
    return line;
  });
