import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '@/template/context';
import { personFrom } from '@/template/person';

const ada = { name: 'Ada Lovelace', first_name: 'Ada', last_name: 'Lovelace' };

test.each<[string, string, string | undefined, Person]>([
  ['a name and an address', 'Ada Lovelace', 'ADA@Shop.test', { ...ada, email: 'ada@shop.test' }],
  ['both in one', 'Ada Lovelace <ada@shop.test>', undefined, { ...ada, email: 'ada@shop.test' }],
  ['in quotes', '"Ada Lovelace" <ada@shop.test>', undefined, { ...ada, email: 'ada@shop.test' }],
  ['family name first', 'Lovelace, Ada', undefined, { ...ada, name: 'Lovelace, Ada' }],
  ['family name in capitals', 'LOVELACE Ada', undefined, { ...ada, name: 'LOVELACE Ada' }],
  ['all in capitals', 'ADA LOVELACE', undefined, { ...ada, name: 'ADA LOVELACE' }],
  ['an address that is a name', 'ada.lovelace@shop.test', undefined, { ...ada, email: 'ada.lovelace@shop.test' }],
  ['an address that is no name', 'ada99@shop.test', undefined, { email: 'ada99@shop.test' }],
  ['an address alone, given twice', 'ada@shop.test', 'ada@shop.test', { email: 'ada@shop.test' }],
  ['a desk', 'customer.service@shop.test', undefined, { email: 'customer.service@shop.test' }],
  ['a company', 'Engines Support Team', 'help@shop.test', { name: 'Engines Support Team', email: 'help@shop.test' }],
  ['a company with a form', 'Analytical Engines Ltd', undefined, { name: 'Analytical Engines Ltd' }],
  ['a handle', 'player123', undefined, { name: 'player123' }],
  ['a note behind', 'Ada Lovelace (via Shop)', undefined, ada],
  ['a title before', 'Dr. Ada Lovelace', undefined, { ...ada, name: 'Dr. Ada Lovelace' }],
  ['letters behind', 'Ada Lovelace, PhD', undefined, { ...ada, name: 'Ada Lovelace, PhD' }],
  ['an initial between', 'Ada K. Lovelace', undefined, { ...ada, name: 'Ada K. Lovelace' }],
  ['an initial first', 'A. Lovelace', undefined, { name: 'A. Lovelace' }],
  ['one word', 'Ada', undefined, { name: 'Ada', first_name: 'Ada' }],
  ['one small word', 'ada', undefined, { name: 'ada', first_name: 'Ada' }],
  ['several family names', 'Dr. María-José Ñuñez Pérez', undefined, { name: 'Dr. María-José Ñuñez Pérez', first_name: 'María-José' }],
  ['a family name of several words', 'Ludwig van Beethoven', undefined, { name: 'Ludwig van Beethoven', first_name: 'Ludwig', last_name: 'van Beethoven' }],
  ['Chinese', '王小明', undefined, { name: '王小明', first_name: '小明', last_name: '王' }],
  ['Chinese with two characters', '李娜', undefined, { name: '李娜', first_name: '娜', last_name: '李' }],
  ['a double family name', '欧阳娜娜', undefined, { name: '欧阳娜娜', first_name: '娜娜', last_name: '欧阳' }],
  ['Japanese', '山田太郎', undefined, { name: '山田太郎' }],
  ['a Chinese shop', '小米客服', undefined, { name: '小米客服' }],
  ['Vietnamese', 'Nguyen Van An', undefined, { name: 'Nguyen Van An' }],
  ['Indonesian with one name', 'Sukarno', undefined, { name: 'Sukarno', first_name: 'Sukarno' }],
  ['Arabic', 'محمد علي', undefined, { name: 'محمد علي', first_name: 'محمد', last_name: 'علي' }],
  ['Cyrillic', 'Анна Ахматова', undefined, { name: 'Анна Ахматова', first_name: 'Анна', last_name: 'Ахматова' }],
  ['a name with an apostrophe', 'Sinéad O’Connor', undefined, { name: 'Sinéad O’Connor', first_name: 'Sinéad', last_name: 'O’Connor' }],
  ['several people', 'Ada, Bob, Cem', undefined, { name: 'Ada, Bob, Cem' }],
  ['nothing', '', undefined, {}],
  ['something that is no address', 'Ada', 'not an address', { name: 'Ada', first_name: 'Ada' }],
])('%s', (_, display, email, person) => expect(personFrom(display, email)).toEqual(person));

test('no part is ever empty, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.emailAddress(), { nil: undefined }), (display, email) => {
      for (const part of Object.values(personFrom(display, email))) expect(part.trim()).not.toBe('');
    }),
  );
});
