import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roomFor, spotFor } from '@/screens/in_page/position';

const WINDOW = { width: 1280, height: 720 };
const BOX = { width: 560, height: 392 };

test.each([
  ['below the caret', rect(100, 100), { left: 100, top: 126 }],
  ['above it where there is more room', rect(100, 600), { left: 100, top: 202 }],
  ['inside the right edge', rect(1200, 100), { left: 712, top: 126 }],
  ['in the upper middle where there is no caret', null, { left: 360, top: 130 }],
  ['in the upper middle where the caret is out of sight', rect(100, -400), { left: 360, top: 130 }],
])('%s', (_, at, spot) => expect(spotFor(at, BOX, WINDOW)).toEqual(spot));

test('a box that fits is never cut off', () => {
  const within = (most: number) => fc.integer({ min: 0, max: most });
  fc.assert(
    fc.property(within(1264), within(704), within(1280), within(720), (width, height, x, y) => {
      const { left, top } = spotFor(rect(x, y), { width, height }, WINDOW);
      expect(left >= 8 && top >= 8 && left + width <= 1272.5 && top + height <= 712.5).toBe(true);
    }),
  );
});

test.each([
  ['the whole viewport in the middle', null, 704],
  ['all below a line near the top', rect(0, 20), 666],
  ['all above a line further down', rect(0, 400), 386],
  ['enough to be used where a window is low', rect(0, 180), 300, 400],
])('a box has %s', (_, at, room, height = 720) => {
  expect(roomFor(at, { width: 1280, height })).toBe(room);
});

/** A caret, 20 CSS pixels high. */
function rect(x: number, y: number): DOMRectReadOnly {
  const edges = { left: x, right: x + 1, top: y, bottom: y + 20 };
  return { ...edges, x, y, width: 1, height: 20, toJSON: () => edges };
}
