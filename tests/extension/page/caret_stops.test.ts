// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { leaveWalk, startWalk, walk } from '@/page/caret_stops';
import type { PlainSpot } from '@/page/field';
import { stateOf } from '@/page/look';
import { placesIn } from '@/page/reply';

const TEXT = 'Hello , it comes on .\nYours, ';

let field: HTMLTextAreaElement;

beforeEach(() => {
  document.body.innerHTML = '<textarea>Oh ;stops now</textarea>';
  field = document.querySelector('textarea') as HTMLTextAreaElement;
  const spot: PlainSpot = { kind: 'plain', field, start: 3, end: 9, typed: ';stops' };
  const before = stateOf(spot);
  field.value = `Oh ${TEXT} now`;
  field.setSelectionRange(9, 9);
  startWalk(spot, before, { text: TEXT, carets: placesIn({ text: TEXT, carets: [6, 20, 29] }) });
});

/** As a person types at the caret. */
function types(text: string): void {
  const at = field.selectionStart;
  field.setRangeText(text, at, at);
  field.setSelectionRange(at + text.length, at + text.length);
}

const caret = (): string => field.value.slice(0, field.selectionStart);

test('Tab goes from stop to stop, whatever is written there', () => {
  types('Ada');
  expect(walk(field, 1)).toBe(true);
  types('Friday');
  expect(walk(field, 1)).toBe(true);
  types('Eve');

  expect(field.value).toBe('Oh Hello Ada, it comes on Friday.\nYours, Eve now');
});

test('and back to where one left off', () => {
  types('Ada');
  walk(field, 1);
  types('Friday');

  expect(walk(field, -1)).toBe(true);
  expect(caret()).toBe('Oh Hello Ada');
  expect(walk(field, 1)).toBe(true);
  expect(caret()).toBe('Oh Hello Ada, it comes on Friday');
});

test('behind the last stop the key is the page’s', () => {
  walk(field, 1);
  walk(field, 1);

  expect(walk(field, 1)).toBe(false);
  expect(walk(field, -1)).toBe(false);
});

test('before the first one, too', () => expect(walk(field, -1)).toBe(false));

test('who moves the caret elsewhere has left', () => {
  field.setSelectionRange(1, 1);

  expect(walk(field, 1)).toBe(false);
  field.setSelectionRange(9, 9);
  expect(walk(field, 1)).toBe(false);
});

test('leaving tells whether there was anything left to walk', () => {
  expect(leaveWalk(field)).toBe(true);
  expect(leaveWalk(field)).toBe(false);
  expect(walk(field, 1)).toBe(false);
});
