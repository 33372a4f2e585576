import { expect, test } from 'vitest';
import { verdict } from '@/page/look';

const before = { text: 'Hi ;thx now', start: 3, end: 7 };

test.each([
  ['the reply stands where the shortcut was', 'Hi Thank you. now', 'stands'],
  ['with white space of the editor', '\n Hi\u00a0Thank you.\u200b now', 'stands'],
  ['nothing happened', 'Hi ;thx now', 'untouched'],
  ['the shortcut stayed', 'Hi ;thxThank you. now', 'changed'],
  ['letters were dropped', 'Hi Thank yo. now', 'changed'],
  ['it came twice', 'Hi Thank you.Thank you. now', 'changed'],
  ['what stood around it went', 'Thank you.', 'changed'],
])('%s', (_, text, wanted) => expect(verdict(before, { ...before, text }, 'Thank you.')).toBe(wanted));
