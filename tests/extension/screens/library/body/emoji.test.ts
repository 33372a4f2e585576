import { emojiBehind } from '@/screens/library/editor/body/emoji';
import { expect, test } from 'vitest';

const offered = (query: string) => emojiBehind(query).map(({ code }) => code);

test('a name that begins so comes first', () => {
  expect(offered('ar').slice(0, 3)).toEqual(['➡️', '⬇️', '❤️']);
});

test('a few are offered, and none for what no emoji is called', () => {
  expect(offered('e')).toHaveLength(8);
  expect(offered('zebra')).toEqual([]);
});
