import { expect, test } from 'vitest';
import { readerFor } from '@/mail/read';
import type { Facts, Told } from '@/mail/reader';
import type { Person } from '@/template/context';
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

/** Everything that a message says of itself, in one line a fact; a person is said by name and address. */
const MESSAGES: [page: string, text: string, facts: Record<keyof Facts, string>][] = [
  [
    'gmail_rows',
    'first-body',
    {
      to: 'Ada Lovelace <ada@example.test>',
      cc: 'Babbage, Charles <charles@example.test>',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'gmail_rows',
    'second-body',
    {
      to: '',
      cc: '',
      bcc: '',
      from: 'Shop Team <team@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'gmail_rows',
    'popped-body',
    {
      to: '王小明 <ming@example.test>, Chen Wei <chen@example.test>',
      cc: '',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: 'Re: 订单',
      message: '我的包裹在哪里？',
      reply: 'true',
    },
  ],
  [
    'gmail_rows',
    'reply-body',
    {
      to: 'Hermann, Grete <grete@example.test>',
      cc: '',
      bcc: '',
      from: '<team@shop.test>',
      subject: 'Wo ist meine Bestellung?',
      message: 'Wo bleibt mein Paket?',
      reply: 'true',
    },
  ],
  [
    'outlook',
    'new-body',
    {
      to: 'Ada Lovelace <ada@example.test>, <grace@example.test>',
      cc: '',
      bcc: '',
      from: 'Bob Agent',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'outlook',
    'shared-body',
    {
      to: 'Dr. María-José Ñuñez Pérez',
      cc: 'Charles Babbage <charles@example.test>',
      bcc: '<archive@shop.test>',
      from: 'Bolt <bolt@shop.test>',
      subject: 'A rendelése',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'outlook',
    'reply-body',
    {
      to: '王小明',
      cc: '',
      bcc: '',
      from: 'Bob Agent',
      subject: '订单在哪里',
      message: '我的包裹在哪里？',
      reply: 'true',
    },
  ],
  [
    'outlook',
    'labelled-body',
    {
      to: 'Grete Hermann <grete@example.test>',
      cc: '',
      bcc: '',
      from: 'Bob Agent',
      subject: 'unreadable',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'yahoo',
    'new-body',
    {
      to: 'Ada Lovelace <ada@example.test>, <ben@example.test>',
      cc: 'Charles Babbage <charles@example.test>',
      bcc: '',
      from: 'not told',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'yahoo',
    'older-body',
    {
      to: 'Siti Rahayu <siti@example.test>',
      cc: '',
      bcc: '',
      from: 'Tienda <tienda@shop.test>',
      subject: 'Pesanan Anda',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'yahoo',
    'reply-body',
    {
      to: '山田 太郎 <taro@example.test>',
      cc: '',
      bcc: '',
      from: 'not told',
      subject: '荷物はどこですか',
      message: '荷物はまだですか？',
      reply: 'true',
    },
  ],
  [
    'proton',
    'editing-frame',
    {
      to: 'Ada Lovelace <ada@example.test>, <ben@example.test>',
      cc: '',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'proton',
    'summary-frame',
    {
      to: '王小明, <grace@example.test>',
      cc: 'Charles Babbage',
      bcc: '',
      from: '<laden@shop.test>',
      subject: 'Re: Bestellung',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'proton',
    'empty-frame',
    {
      to: '',
      cc: '',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'proton',
    'plain-body',
    {
      to: 'Siti',
      cc: '',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: 'Pesanan',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'fastmail',
    'new-body',
    {
      to: 'Lovelace, Ada <ada@example.test>, <ben@example.test>',
      cc: '',
      bcc: '',
      from: 'Shop Team <team@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'fastmail',
    'reply-body',
    {
      to: 'Siti Rahayu <siti@example.test>',
      cc: 'Chen Wei <chen@example.test>',
      bcc: '',
      from: 'Bob Agent <bob@shop.test>',
      subject: 'Re: Di mana paket saya?',
      message: 'Paket saya belum datang.',
      reply: 'true',
    },
  ],
  [
    'zoho',
    'italian-frame',
    {
      to: 'Ada Lovelace <ada@example.test>, <ben@example.test>',
      cc: '',
      bcc: '',
      from: 'Negozio <negozio@shop.test>',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'zoho',
    'korean-frame',
    {
      to: '김민준 <minjun@example.test>',
      cc: '',
      bcc: '',
      from: 'not told',
      subject: 'Re: 주문',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'zoho',
    'strange-frame',
    {
      to: 'unreadable',
      cc: 'unreadable',
      bcc: 'unreadable',
      from: 'not told',
      subject: 'unreadable',
      message: 'not told',
      reply: 'false',
    },
  ],
  [
    'icloud',
    'reply-body',
    {
      to: 'unreadable',
      cc: 'unreadable',
      bcc: 'unreadable',
      from: 'not told',
      subject: 'unreadable',
      message: 'Where is my parcel?',
      reply: 'true',
    },
  ],
  [
    'icloud',
    'beside-body',
    {
      to: 'Ada Lovelace <ada@example.test>',
      cc: '',
      bcc: '',
      from: 'not told',
      subject: '',
      message: 'not told',
      reply: 'false',
    },
  ],
];

test.each(MESSAGES)('%s.html says at #%s what is so', (name, id, facts) => {
  const page = lookAlike(name);

  expect(said(readerFor(page).read(page, place(page, id)))).toEqual(facts);
});

const said = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([fact, told]) => [fact, inWords(told)]));

function inWords(fact: Told<string | boolean | Person | Person[]>): string {
  if (fact.kind !== 'told') return fact.kind;
  if (Array.isArray(fact.value)) return fact.value.map(inShort).join(', ');
  return typeof fact.value === 'object' ? inShort(fact.value) : String(fact.value);
}

const inShort = ({ name, email }: Person): string =>
  [name, email && `<${email}>`].filter(Boolean).join(' ');
