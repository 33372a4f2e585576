import { expect, test } from 'vitest';
import { peopleIn } from '@/mail/addresses';

test.each([
  ['nobody', '', []],
  ['an address alone', 'bob@shop.test', ['bob@shop.test']],
  ['names before addresses', 'Ada Lovelace <ada@a.test>, Bob <bob@b.test>,', ['ada@a.test', 'bob@b.test']],
  ['a comma in quotes', '"Lovelace, Ada" <ada@a.test>', ['ada@a.test']],
  ['a comma without quotes', 'Lovelace, Ada <ada@a.test>, bob@b.test', ['ada@a.test', 'bob@b.test']],
  ['semicolons, as Outlook writes them', 'Ada <ada@a.test>; bob@b.test', ['ada@a.test', 'bob@b.test']],
  ['words that are no address', 'undisclosed recipients', []],
])('%s', (_, field, addresses) => {
  expect(peopleIn(field).map(person => person.email)).toEqual(addresses);
});
