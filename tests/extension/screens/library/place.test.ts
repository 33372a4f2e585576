import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORDERS } from '@/screens/library/order';
import { addressOf, onwards, type Place, placeOf, SCREENS, START } from '@/screens/library/place';

const word = fc.string({ unit: 'grapheme' });
const places: fc.Arbitrary<Place> = fc.record({
  screen: fc.constantFrom(...SCREENS),
  tab: word,
  folder: fc.option(word.filter(Boolean)),
  template: fc.option(word.filter(Boolean)),
  beside: fc.option(word.filter(Boolean)),
  query: word,
  order: fc.constantFrom(...ORDERS),
  reversed: fc.boolean(),
  version: fc.option(word.filter(Boolean)),
  against: fc.option(word.filter(Boolean)),
  at: fc.option(word.filter(Boolean)),
});

test('every place has an address, and the address leads back to it', () => {
  fc.assert(fc.property(places, place => {
    expect(placeOf(addressOf(place))).toEqual(place);
  }));
});

test.each([
  ['an empty address is the start', '', START],
  ['a screen that is none is the list', '#/nowhere', START],
  ['a column that is none sorts by title', '#/templates?order=colour', START],
  ['a template that a message names', '#/templates?template=a%2Fb', { ...START, template: 'a/b' }],
])('%s', (_, address, place) => expect(placeOf(address)).toEqual(place));

test.each([
  ['a part does not go along to another screen', { screen: 'templates' }, { screen: 'templates', tab: '' }],
  ['it stays where the screen does', { screen: 'people', folder: 'a' }, { screen: 'people', tab: 'groups', folder: 'a' }],
  ['another screen may be entered at a part', { screen: 'import', tab: 'start' }, { screen: 'import', tab: 'start' }],
] as const)('%s', (_, to, place) => {
  expect(onwards({ ...START, screen: 'people', tab: 'groups', query: 'late' }, to)).toEqual({ ...START, query: 'late', ...place });
});
