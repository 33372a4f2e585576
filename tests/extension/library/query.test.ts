import { queryIn, toggled } from '@/library/query';
import { expect, test } from 'vitest';

test.each([
  ['words', 'late  Parcel', ['late', 'parcel'], []],
  ['a folder', 'in:returns late', ['late'], ['in returns']],
  ['quotes around several words', 'late in:"Returns EU"', ['late'], ['in returns eu']],
  ['quotes that are not closed yet', 'in:"Returns E', [], ['in returns e']],
  ['a Chinese colon', 'tag：退款 到账', ['到账'], ['tag 退款']],
  ['several at once', 'lang:zh is:favourite', [], ['lang zh', 'is favourite']],
  ['nothing behind the colon yet', 'tag: late', ['late'], []],
  ['an operator that is none', 'order:12 late', ['order:12', 'late'], []],
  ['one inside a word', 'login:late', ['login:late'], []],
])('%s', (_, typed, terms, narrowings) => {
  const query = queryIn(typed);
  expect(query.terms).toEqual(terms);
  expect(query.narrowings.map(({ by, to }) => `${by} ${to}`)).toEqual(narrowings);
});

test.each([
  ['is added behind the words', 'late', 'late in:Returns'],
  ['takes the place of another of its kind', 'in:Shop late', 'late in:Returns'],
  ['goes where it stood', 'late in:returns', 'late'],
])('a narrowing that is toggled %s', (_, before, after) => {
  expect(toggled(before, 'in', 'Returns').trim()).toBe(after);
});

test('several words are put in quotes', () => expect(toggled('', 'tag', 'wrong item')).toBe('tag:"wrong item" '));
