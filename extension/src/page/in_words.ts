import type { Reply } from './reply';

/** A reply with words in place of pictures and tables, for editors that hold neither; null where it has none. */
export function inWords(reply: Reply): Reply | null {
  const { body } = new DOMParser().parseFromString(reply.html, 'text/html');
  if (!body.querySelector('img, table')) return null;

  for (const picture of body.querySelectorAll('img')) picture.replaceWith(picture.alt);
  for (const table of body.querySelectorAll('table')) table.replaceWith(rowsOf(table));
  return { ...reply, html: body.innerHTML };
}

/** A line for each row. */
function rowsOf(table: HTMLTableElement): HTMLElement {
  const lines = table.ownerDocument.createElement('p');
  for (const row of table.rows) {
    if (lines.hasChildNodes()) lines.append(table.ownerDocument.createElement('br'));
    lines.append([...row.cells].map(cell => cell.textContent.trim()).join(' | '));
  }
  return lines;
}
