// @vitest-environment happy-dom
import { holdUntil, isAhead } from '@/page/keys_ahead';
import { beforeEach, expect, test } from 'vitest';

let field: HTMLTextAreaElement;
let typedBack: string;

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea>';
  field = document.querySelector('textarea') as HTMLTextAreaElement;
  typedBack = '';
  // As an editor does that takes letters by the event that announces them.
  field.addEventListener('beforeinput', event => {
    typedBack += (event as InputEvent).data;
    event.preventDefault();
  });
});

const key = (name: string, also: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: name, ...also });
const press = (...names: string[]) => names.map(name => isAhead(key(name)));

test('nobody waits for anything: every key is the page’s', () => {
  expect(press('a', 'Enter')).toEqual([false, false]);
});

test('what is pressed before a box is there it hears in the same order, and what comes meanwhile, too', async () => {
  const heard: string[] = [];
  let come: (box: string) => void = () => undefined;
  const coming = new Promise<string>(resolve => {
    come = resolve;
  });
  const opened = holdUntil(field, coming, () => given => {
    heard.push(given.key);
    if (given.key === 'b') press('Enter', 'c');
    return true;
  });
  expect(press('a', 'b')).toEqual([true, true]);
  come('box');
  await opened;

  expect(heard).toEqual(['a', 'b', 'Enter', 'c']);
  expect(typedBack).toBe('');
  expect(press('d')).toEqual([false]);
});

test.each([
  ['a command', key('c', { ctrlKey: true })],
  ['a modifier', key('Shift')],
  ['what an input method composes', key('n', { isComposing: true })],
  ['what is no key at all', new Event('input')],
])('%s goes on to the page', async (_, event) => {
  const opened = holdUntil(field, Promise.resolve('box'), () => () => true);
  expect(isAhead(event)).toBe(false);
  await opened;
});

test('where no box comes, the letters are written in the field after all', async () => {
  const opened = holdUntil(field, Promise.reject(new Error('The worker hangs.')), () => () => true);
  press('a', 'Enter', 'b');
  await expect(opened).rejects.toThrow('hangs');

  expect(typedBack).toBe('ab');
  expect(press('c')).toEqual([false]);
});

test('what stands behind the key that closed the box is written in the field', async () => {
  let isOpen = true;
  const opened = holdUntil(field, Promise.resolve('box'), () => given => {
    if (!isOpen) return false;
    isOpen = given.key !== 'Escape';
    return true;
  });
  press('Escape', 'y', 'z');
  await opened;

  expect(typedBack).toBe('yz');
});
