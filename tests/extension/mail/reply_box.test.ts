import { describe, expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import { NOT_TOLD, told, UNREADABLE } from '@/mail/reader';
import { lookAlike, place } from './page';

const ADA = { name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.test' };

describe('a text to somebody else on the page of a conversation', () => {
  const DESKS: [page: string, box: string][] = [
    ['zendesk', '#editor-view'],
    ['freshdesk', '.reply-box'],
    ['helpscout', 'div:has(> #reply-body)'],
    ['intercom', '[data-conversation-reply-composer]'],
    ['chatwoot', '.reply-box'],
  ];
  const TEXT = '<div class="fr-element" data-slate-editor="true" data-test-id="omnicomposer" id="x" contenteditable="true"></div>';
  const BOXES: [what: string, html: string][] = [
    ['in a box with a field for recipients', `<div><input name="to" value="grace@example.test">${TEXT}</div>`],
    ['in a box with a labelled one', `<div><div><span>An:</span><input value="grace@example.test"></div>${TEXT}</div>`],
    ['in a box with a subject', `<form><input placeholder="Subject">${TEXT}</form>`],
    ['in a dialog', `<div role="dialog"><div>${TEXT}</div></div>`],
    ['in a search', '<input id="x" type="search">'],
  ];
  const CASES = DESKS.flatMap(([page, box]) => BOXES.map(([what, html]) => [page, what, box, html] as const));

  test.each(CASES)('%s: %s is not to the customer', (name, _, box, html) => {
    const page = lookAlike(name);
    page.querySelector(box)?.insertAdjacentHTML('afterend', html);
    const facts = readerFor(page).read(page, place(page, 'x'));

    expect(facts.to).toEqual(UNREADABLE);
    expect([UNREADABLE, NOT_TOLD]).toContainEqual(facts.subject);
    expect([UNREADABLE, NOT_TOLD]).toContainEqual(facts.message);
    expect(facts.reply).toEqual(UNREADABLE);
  });

  test.each(CASES)('%s: %s leaves the reply beside it as it was', (name, _, box, html) => {
    const page = lookAlike(name);
    const reply = name === 'zendesk' ? 'ada-body' : 'reply-body';
    const before = readerFor(page).read(page, place(page, reply));
    page.querySelector(box)?.insertAdjacentHTML('afterend', html);

    expect(readerFor(page).read(page, place(page, reply))).toEqual(before);
  });

  test.each(DESKS)('%s: the box for a reply turned into one for forwarding is to somebody else', (name, box) => {
    const page = lookAlike(name);
    for (const tag of page.querySelectorAll('[data-garden-id="tags.tag_view"]')) tag.remove();
    page.querySelector(box)?.insertAdjacentHTML('afterbegin', '<label>To <input value="grace@example.test"></label>');
    const reply = name === 'zendesk' ? 'ada-body' : 'reply-body';

    expect(readerFor(page).read(page, place(page, reply)).to).toEqual(UNREADABLE);
  });

  test('Zendesk: the tags of a side conversation are not the reply’s, nor the other way round', () => {
    const page = lookAlike('zendesk');
    const side = page.querySelector('#editor-view')?.cloneNode(true) as Element;
    side.id = 'side';
    side.querySelector('#ada-body')?.setAttribute('id', 'side-body');
    side.querySelector('[data-garden-id="tags.tag_view"]')?.remove();
    page.querySelector('#editor-view')?.after(side);

    expect(readerFor(page).read(page, place(page, 'side-body')).to).toEqual(UNREADABLE);
    expect(readerFor(page).read(page, place(page, 'ada-body')).to).toEqual(told([ADA]));
  });
});
