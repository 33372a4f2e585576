import { slipsToBeginning } from '@/library/typos';
import { expect, test } from 'vitest';

test.each([
  ['refund', 'refund', 0],
  ['refu', 'refunds', 0],
  ['refnud', 'refund', 1],
  ['refnd', 'refund', 1],
  ['reffund', 'refund', 1],
  ['rafund', 'refund', 1],
  ['rafnud', 'refund', 2],
  ['zzzzz', 'refund', 3],
])('from %s to the beginning of %s it takes %i slips, three meaning too many', (term, word, slips) =>
  expect(slipsToBeginning(term, word, 2)).toBe(slips),
);
