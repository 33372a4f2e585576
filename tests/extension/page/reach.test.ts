import { expect, test } from 'vitest';
import { inkOf, reachOf } from '@/page/reach';

test.each([
  ['spaces at the end are counted apart', 'Hi  ', { ink: 2, spaces: 2 }],
  ['spaces inside are nothing', 'a b c', { ink: 3, spaces: 0 }],
  ['no-break spaces are spaces', 'a\u00a0', { ink: 1, spaces: 1 }],
  ['fillers of no width are nothing at all', '\ufeffa\u200b \u2060', { ink: 1, spaces: 1 }],
  ['nothing reaches nowhere', '', { ink: 0, spaces: 0 }],
])('%s', (_, text, wanted) => expect(reachOf(text)).toEqual(wanted));

test('a letter in two units is two', () => expect(inkOf('👍 ')).toBe(2));
