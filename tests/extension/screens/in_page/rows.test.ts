import { expect, test } from 'vitest';
import { pastedAt, rowsOf, withCell, without } from '@/screens/in_page/rows';

test('there is always one empty row to go on with', () => {
  expect(rowsOf('', 2)).toEqual([['', '']]);
  expect(rowsOf('lamp\t5', 2)).toEqual([['lamp', '5'], ['', '']]);
});

test('a cell is changed, and the empty rows behind it are not said', () => {
  expect(withCell(rowsOf('lamp\t5', 2), 1, 0, 'cable')).toBe('lamp\t5\ncable\t');
  expect(withCell(rowsOf('lamp', 2), 0, 0, '')).toBe('');
});

test('a row is taken away', () => {
  expect(without(rowsOf('lamp\t5\ncable\t3', 2), 0)).toBe('cable\t3');
});

test('what is pasted from a spreadsheet fills cells, also beyond the last row, not beyond the last column', () => {
  expect(pastedAt(rowsOf('lamp\t5', 2), 1, 0, 'cable\t3\tEUR\r\nplug\t1\r\n')).toBe('lamp\t5\ncable\t3\nplug\t1');
  expect(pastedAt(rowsOf('', 2), 0, 1, '7\n8')).toBe('\t7\n\t8');
});
