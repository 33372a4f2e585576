// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { type LastAnswers, lastAnswers } from '@/page/last_answers';
import { plainQuestion } from '@/template/questions';

const MINUTE = 60_000;

let minutes: number;
let last: LastAnswers;
let message: HTMLTextAreaElement;

beforeEach(() => {
  minutes = 0;
  last = lastAnswers(() => minutes * MINUTE);
  message = document.createElement('textarea');
  message.value = 'Your order RJ-1815 is late.';
  last.given(message, { order_number: 'RJ-1815' });
});

const ORDER = plainQuestion('order_number');

test('what was asked for is offered again in the same message', () => {
  expect(last.offered(message, [ORDER])).toEqual({ order_number: 'RJ-1815' });
});

test.each<[string, () => unknown]>([
  ['a message that was sent, and its box emptied', () => (message.value = '')],
  ['a box that was turned to another customer', () => (message.value = 'Dear Bob, your order RJ-1')],
  ['a quarter of an hour later', () => (minutes = 15)],
])('not in %s', (_, happens) => {
  happens();
  expect(last.offered(message, [ORDER])).toEqual({});
});

test('nor one that was left empty: its default is offered', () => {
  last.given(message, { order_number: '' });
  expect(last.offered(message, [ORDER])).toEqual({});
});

test('not in another message, even if it holds the same words', () => {
  const other = document.createElement('textarea');
  other.value = message.value;
  expect(last.offered(other, [ORDER])).toEqual({});
});

test('a choice belongs to the reply that asked for it', () => {
  expect(last.offered(message, [{ ...ORDER, kind: 'choice', options: ['RJ-1815'] }])).toEqual({});
});

test('an editor’s no-break spaces and lines make no difference', () => {
  const editor = document.createElement('div');
  editor.innerHTML = '<p>to Ada&nbsp; Lovelace</p>';
  last.given(editor, { name: 'Ada Lovelace' });
  expect(last.offered(editor, [{ ...ORDER, name: 'name' }])).toEqual({ name: 'Ada Lovelace' });
});
