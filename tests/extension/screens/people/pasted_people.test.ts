import { expect, test } from 'vitest';
import { pastedPeople } from '@/screens/people/pasted_people';

const ADA = { email: 'ada@shop.test', name: '', role: 'agent' };

test.each([
  ['an address a line', 'ada@shop.test\n\n bob@shop.test ', [ADA, { ...ADA, email: 'bob@shop.test' }]],
  ['addresses with commas or semicolons', 'ada@shop.test, bob@shop.test; cy@shop.test', [
    ADA,
    { ...ADA, email: 'bob@shop.test' },
    { ...ADA, email: 'cy@shop.test' },
  ]],
  ['names as mail programs write them', 'Ada Lovelace <ada@shop.test>', [{ ...ADA, name: 'Ada Lovelace' }]],
  ['a table without a heading', 'Ada Lovelace,ada@shop.test,lead', [{ ...ADA, name: 'Ada Lovelace', role: 'lead' }]],
  ['a table with one, in any order', 'Role,E-mail,First name,Last name\nadmin,ada@shop.test,Ada,Lovelace', [
    { ...ADA, name: 'Ada Lovelace', role: 'admin' },
  ]],
  ['tabs, as a spreadsheet copies them', 'Ada\tada@shop.test\tagent', [{ ...ADA, name: 'Ada' }]],
  ['quotes around a comma', 'name,email\n"Lovelace, Ada",ada@shop.test', [{ ...ADA, name: 'Lovelace, Ada' }]],
  ['a heading in Chinese', '姓名,邮箱,角色\n王小雨,ada@shop.test,主管', [{ ...ADA, name: '王小雨', role: 'lead' }]],
  ['what is no address stays, to be told', 'nobody', [{ ...ADA, email: 'nobody' }]],
  ['a row without an address stays, too', 'name,email\nAda,\nBob,bob@shop.test', [
    { ...ADA, email: '', name: 'Ada' },
    { ...ADA, email: 'bob@shop.test', name: 'Bob' },
  ]],
  ['nothing', '  \n ', []],
])('%s', (_, text, people) => expect(pastedPeople(text, 'agent')).toEqual(people));
