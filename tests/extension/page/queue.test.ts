// @vitest-environment happy-dom
import type { PlainSpot } from '@/page/field';
import { openQueue } from '@/page/queue';
import { standsStill } from '@/page/spot';
import { expect, it } from 'vitest';

const spotIn = (field: HTMLTextAreaElement, start: number, typed: string): PlainSpot => ({
  kind: 'plain',
  field,
  start,
  end: start + typed.length,
  typed,
});

it.each([
  ['a longer reply', 'Hello friend'],
  ['a shorter one', 'x'],
  ['an empty one', ''],
])('finds a second shortcut behind %s, however fast it was typed', async (_, text) => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = 'Oh ;hi;hi';
  const first = spotIn(field, 3, ';hi');
  const second = spotIn(field, 6, ';hi');
  const queue = openQueue(error => {
    throw error;
  });

  queue.add(first, async () => {
    field.setRangeText(text, 3, 6);
    queue.wrote(first, spotIn(field, 3, text));
  });
  const stood = new Promise(resolve => queue.add(second, async () => resolve(standsStill(second))));

  expect(await stood).toBe(true);
});

it('leaves a shortcut where it is that was typed when the reply before it stood there', async () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = ';hi';
  const first = spotIn(field, 0, ';hi');
  const queue = openQueue(error => {
    throw error;
  });
  let second = first;
  let looked = Promise.resolve(false);

  await new Promise<void>(resolve =>
    queue.add(first, async () => {
      field.value = 'Hello friend;hi';
      second = spotIn(field, 12, ';hi');
      looked = new Promise(stood => queue.add(second, async () => stood(standsStill(second))));
      queue.wrote(first, spotIn(field, 0, 'Hello friend'));
      resolve();
    }),
  );

  expect(await looked).toBe(true);
});
