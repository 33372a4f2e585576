import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Window } from 'happy-dom';

const PAGES = fileURLToPath(new URL('../../browser/pages/', import.meta.url));

/** A look-alike page as a document, at an address; its scripts do not run. */
export function lookAlike(name: string, url = 'https://mail.test/compose'): Document {
  const window = new Window({ url });
  window.document.write(readFileSync(`${PAGES}${name}.html`, 'utf8'));
  return window.document as unknown as Document;
}

export function place(page: Document, id: string): Element {
  const found = page.getElementById(id);
  if (!found) throw new Error(`The look-alike has no #${id}.`);
  return found;
}
