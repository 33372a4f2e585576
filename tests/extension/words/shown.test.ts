import { expect, test } from 'vitest';
import { shownBytes } from '@/words/shown';

test.each([
  [999, '999 byte'],
  [1_200, '1.2 kB'],
  [25_000_000, '25 MB'],
  [1_073_741_824, '1.1 GB'],
  [50_000_000_000, '50 GB'],
])('%i bytes are shown as %s', (bytes, shown) => expect(shownBytes(bytes)).toBe(shown));
