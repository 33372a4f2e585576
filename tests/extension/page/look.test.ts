import { expect, test } from 'vitest';
import { verdict } from '@/page/look';
import type { Outcome } from '@/page/ways/way';

const text = (text: string): Outcome => ({ text, carets: [{ characters: text.length, lines: 0 }] });
const before = { text: 'Hi ;thx now', start: 3, end: 7 };

test.each([
  ['the reply stands where the shortcut was', 'Hi Thank you. now', 'stands'],
  ['with white space of the editor', '\n Hi\u00a0Thank you.\u200b now', 'stands'],
  ['nothing happened', 'Hi ;thx now', 'untouched'],
  ['the shortcut stayed', 'Hi ;thxThank you. now', 'changed'],
  ['letters were dropped', 'Hi Thank yo. now', 'changed'],
  ['it came twice', 'Hi Thank you.Thank you. now', 'changed'],
  ['what stood around it went', 'Thank you.', 'changed'],
  ['only its plain text came', 'Hi * Thank you. now', 'stands'],
])('%s', (_, seen, wanted) => {
  const outcomes: [Outcome, Outcome] = [text('Thank you.'), text('* Thank you.')];

  expect(verdict(before, { ...before, text: seen }, outcomes, '').kind).toBe(wanted);
});
