import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import { lookAlike, place } from './page';

const HERE = 'https://mail.test/compose';

/**
 * Where a person may be writing, and whom each message is to, by address or, where a page shows no more, by name. A
 * client's markup changes without notice: whatever is taken off it, nobody else may ever be told.
 */
const PLACES: [page: string, url: string, body: string, people: string[]][] = [
  ['roundcube', HERE, 'composebody', ['ada@example.test', 'grace@example.test']],
  ['sogo', HERE, 'new-body', ['ada@example.test', 'grace@example.test']],
  ['sogo', HERE, 'reply-body', ['wang@example.test']],
  ['sogo', HERE, 'chat-body', []],
  ['zimbra', HERE, 'new-body', ['ada@example.test']],
  ['zimbra', HERE, 'reply-body', ['Grace Hopper', 'minjun@example.test']],
  ['zendesk', 'https://acme.zendesk.com/agent', 'ada-body', ['ada@example.test', 'Ada Lovelace']],
  ['zendesk', 'https://acme.zendesk.com/agent', 'chat-body', ['王小明']],
  ['zendesk', 'https://acme.zendesk.com/agent', 'strange-body', []],
  ['freshdesk', 'https://acme.freshdesk.com/a', 'reply-body', ['ada@example.test', 'Ada Lovelace']],
  ['helpscout', 'https://secure.helpscout.net/c', 'reply-body', ['ada@example.test', 'Ada Lovelace']],
  ['intercom', 'https://app.intercom.com/a', 'reply-body', ['maria@example.test', 'María-José Ñuñez']],
  ['chatwoot', 'https://app.chatwoot.com/app', 'reply-body', ['ada@example.test', 'Ada Lovelace']],
  ['chatwoot', 'https://app.chatwoot.com/app', 'modal-body', []],
  ['front', 'https://app.frontapp.com/open', 'reply-body', ['ada@example.test', 'grace.hopper@example.test']],
  ['front', 'https://app.frontapp.com/open', 'names-body', []],
  ['forms', HERE, 'g-text', ['ada@example.test']],
  ['forms', HERE, 'c-text', ['wang@example.test']],
  ['forms', HERE, 'w-text', ['ada@example.test', 'bob@example.test']],
];

test.each(PLACES)('%s at %s: #%s is never to anybody else', (name, url, body, people) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...WEAR)), { maxLength: 6 }), wear => {
      const page = lookAlike(name, url);
      for (const [element, detail, worn] of wear) worn(page, body, element, detail);

      const { to } = readerFor(page).read(page, place(page, body));
      const told = to.kind === 'told' ? to.value : [];
      expect(people).toEqual(expect.arrayContaining(told.map(person => person.email ?? person.name)));
    }),
    { numRuns: 20 },
  );
});

type Wear = (page: Document, body: string, element: number, detail: number) => void;

/** Takes off one attribute, all of one name, an element’s wrapper, or the element with all in it. */
const WEAR: readonly Wear[] = [
  (page, body, at, detail) => {
    const element = elementAt(page, at);
    const names = element.getAttributeNames().filter(name => name !== 'id' || element.id !== body);
    const name = names[detail % Math.max(1, names.length)];
    if (name) element.removeAttribute(name);
  },
  (page, body, at, detail) => {
    const names = elementAt(page, at).getAttributeNames();
    const name = names[detail % Math.max(1, names.length)];
    for (const element of name ? page.querySelectorAll('*') : []) {
      if (name && element.id !== body) element.removeAttribute(name);
    }
  },
  (page, body, at) => {
    const element = elementAt(page, at);
    if (element.id !== body && element.parentElement?.closest('body')) element.replaceWith(...element.childNodes);
  },
  (page, body, at) => {
    const element = elementAt(page, at);
    const isWriting = element.id === body || element.querySelector(`[id="${body}"]`) !== null;
    if (!isWriting && element.parentElement?.closest('body')) element.remove();
  },
];

function elementAt(page: Document, at: number): Element {
  const elements = page.body.querySelectorAll('*');
  return elements[at % elements.length] as Element;
}
