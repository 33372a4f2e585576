import { expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import type { Facts, Told } from '@/mail/reader';
import type { Person } from '@/template/context';
import { HOMES, MESSAGES } from './messages';
import { lookAlike, place } from './page';

test.each([
  ['gmail_rows', 'Gmail'],
  ['outlook', 'Outlook'],
  ['yahoo', 'Yahoo Mail'],
  ['proton', 'Proton Mail'],
  ['fastmail', 'Fastmail'],
  ['zoho', 'Zoho Mail'],
  ['icloud', 'iCloud Mail'],
])('%s.html is read as %s', (name, reader) => {
  expect(readerFor(lookAlike(name)).name).toBe(reader);
});

test.each(Object.entries(HOMES))('%s.html is known at %s by its address alone', (name, home) => {
  const page = lookAlike(name, home);
  page.body.replaceChildren();

  expect(readerFor(page).name).toBe(readerFor(lookAlike(name)).name);
});

test.each(MESSAGES)('%s.html says at #%s what is so', (name, id, facts) => {
  const page = lookAlike(name);

  expect(said(readerFor(page).read(page, place(page, id)))).toEqual(facts);
});

test.each([
  ['gmail_rows', 'first-subject', 'first-body'],
  ['outlook', 'new-subject', 'new-body'],
  ['yahoo', 'new-subject', 'new-body'],
  ['proton', 'editing-subject', 'editing-frame'],
  ['fastmail', 'v20-subject-input', 'new-body'],
])('%s.html says in the subject, at #%s, what it says in the text', (name, subject, text) => {
  const page = lookAlike(name);
  const reader = readerFor(page);

  expect(reader.read(page, place(page, subject)).to).toEqual(reader.read(page, place(page, text)).to);
  expect(reader.read(page, place(page, subject)).to.kind).toBe('told');
});

test('a search beside the only open message is no part of it', () => {
  const page = lookAlike('gmail_rows');
  const search = page.createElement('input');
  page.body.replaceChildren(search, place(page, 'first'));

  expect(readerFor(page).read(page, search).to.kind).toBe('unreadable');
  expect(readerFor(page).read(page, place(page, 'first-body')).to.kind).toBe('told');
});

test('a mailbox that Outlook opened by its address is who writes', () => {
  const page = lookAlike('outlook', 'https://outlook.office.com/mail/bolt@shop.test/inbox/');

  expect(inWords(readerFor(page).read(page, place(page, 'new-body')).from)).toBe('<bolt@shop.test>');
});

test.each([
  [
    'proton',
    'editing-frame',
    '#editing [data-testid="composer-addresses-item"]',
    '<div data-testid="composer-addresses-item">Suppliers (4/4)</div>',
  ],
  ['gmail_rows', 'first-body', '#first [name="to"] [role="option"]', '<div role="option">Suppliers</div>'],
])('%s.html gets nobody more into a row that cannot be read', (name, id, chips, strange) => {
  const page = lookAlike(name);
  const [first, ...rest] = page.querySelectorAll(chips);
  first?.insertAdjacentHTML('beforebegin', strange);
  for (const chip of [first, ...rest]) chip?.remove();
  let touched = false;
  for (const event of ['input', 'paste']) page.addEventListener(event, () => (touched = true));
  const head = { subject: '', to: 'boss@shop.test', cc: '', bcc: '' };

  expect(readerFor(page).read(page, place(page, id)).to.kind).toBe('unreadable');
  expect(readerFor(page).write(page, place(page, id), head)).toEqual(['to']);
  expect(touched).toBe(false);
});

test.each([
  ['a longer address', 'Siti Rahayu <siti@example.test>', 'Siti <ssiti@example.test>', 'siti@example.test'],
  ['an address that goes on', 'Siti Rahayu <siti@example.test>', 'Siti <siti@example.test.shop>', 'siti@example.test'],
  ['a longer name', 'Siti Rahayu', 'Siti Rahayuningsih', 'Siti Rahayu'],
])('Proton takes a message from %s for nobody else’s', (_, theirs, others, recipient) => {
  const page = lookAlike('proton');
  const summary = page.querySelector('#plain .composer-addresses-fakefield-inner');
  if (summary) summary.outerHTML = summaryOf(recipient);
  const sender = page.querySelector('[data-testid="recipients:sender"]');
  const messageFrom = (whom: string): string => {
    sender?.setAttribute('title', whom);
    if (sender) sender.textContent = whom;
    return inWords(readerFor(page).read(page, place(page, 'plain-body')).message);
  };

  expect(messageFrom(theirs)).toBe('Paket saya belum datang.');
  expect(messageFrom(others)).toBe('not told');
});

const summaryOf = (who: string): string =>
  `<span class="composer-addresses-fakefield-inner" title="${who}"><span><span>${who}</span></span></span>`;

const said = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([fact, told]) => [fact, inWords(told)]));

function inWords(fact: Told<string | boolean | Person | Person[]>): string {
  if (fact.kind !== 'told') return fact.kind;
  if (Array.isArray(fact.value)) return fact.value.map(inShort).join(' · ');
  return typeof fact.value === 'object' ? inShort(fact.value) : String(fact.value);
}

const inShort = ({ name, email }: Person): string =>
  [name, email && `<${email}>`].filter(Boolean).join(' ');
