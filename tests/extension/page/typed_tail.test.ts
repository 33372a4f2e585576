// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { openTypedTail } from '@/page/typed_tail';

/** `k` and `Backspace` are keys; `insertText:k` is what an edit says of itself. */
const rows: [name: string, does: string[], last: string][] = [
  ['what keys wrote', ['k', 'r'], 'kr'],
  ['what edits wrote without keys, as dictation does', ['insertText:Hello kr'], 'kr'],
  ['a key that its edit tells once more counts once', ['k', 'insertText:k', 'r', 'insertText:r'], 'kr'],
  ['a letter taken back', ['k', 'x', 'Backspace', 'r'], 'kr'],
  ['a word taken back', ['o', 'insertText:ld ', 'deleteWordBackward:', 'k', 'r'], 'kr'],
  ['what was pasted', ['insertFromPaste:kr'], 'kr'],
  ['what an input method rewrote', ['compositionstart', 'insertCompositionText:か', 'insertCompositionText:kr'], 'kr'],
  ['a composition that was given up', ['k', 'r', 'compositionstart', 'insertCompositionText:a', 'insertCompositionText:'], 'kr'],
  ['full-width letters', ['insertText:ｋｒ'], 'kr'],
];

test.each(rows)('%s stands last', (_, does, last) => expect(tailAfter(does).endsWith(last, field)).toBe(true));

const forgotten: [name: string, does: string[]][] = [
  ['a correction, of which nobody tells what it left', ['k', 'r', 'insertReplacementText:kr']],
  ['an undo', ['k', 'r', 'historyUndo:']],
  ['a click elsewhere', ['k', 'r', 'mousedown']],
  ['an arrow', ['k', 'r', 'ArrowLeft']],
  ['selecting everything', ['k', 'r', 'Ctrl+a']],
  ['something dropped there', ['k', 'r', 'insertFromDrop:kr']],
];

test.each(forgotten)('after %s nothing counts as typed', (_, does) =>
  expect(tailAfter(does).endsWith('kr', field)).toBe(false));

test('what was typed in one field says nothing of another', () =>
  expect(tailAfter(['k', 'r']).endsWith('kr', document.createElement('input'))).toBe(false));

const field = document.createElement('textarea');

function tailAfter(does: string[]) {
  const tail = openTypedTail();
  for (const each of does) tail.hear(eventOf(each), () => field);
  return tail;
}

function eventOf(said: string): Event {
  const [inputType = '', data] = said.split(':');
  if (data !== undefined) return new InputEvent('beforeinput', { inputType, data });
  if (said === 'mousedown' || said === 'compositionstart') return new Event(said);
  const ctrlKey = said.startsWith('Ctrl+');
  return new KeyboardEvent('keydown', { key: said.replace('Ctrl+', ''), ctrlKey });
}
