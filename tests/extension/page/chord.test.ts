import { expect, test } from 'vitest';
import { presses } from '@/page/chord';

const pressed = (key: string, code: string, held: string[] = []): KeyboardEvent =>
  ({
    key,
    code,
    repeat: held.includes('again'),
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
  }) as KeyboardEvent;

test.each([
  ['the key that is set', 'Ctrl+Space', pressed(' ', 'Space', ['ctrl']), true],
  ['without the modifier', 'Ctrl+Space', pressed(' ', 'Space'), false],
  ['with one more', 'Ctrl+Space', pressed(' ', 'Space', ['ctrl', 'shift']), false],
  ['held down', 'Ctrl+Space', pressed(' ', 'Space', ['ctrl', 'again']), false],
  ['a letter, in whatever case', 'Alt+Shift+K', pressed('K', 'KeyK', ['alt', 'shift']), true],
  ['a letter that Alt makes something else of', 'Alt+K', pressed('˚', 'KeyK', ['alt']), true],
  ['the letter of another layout, by what it writes', 'Ctrl+Q', pressed('q', 'KeyA', ['ctrl']), true],
  ['other names of modifiers', 'Cmd+Slash', pressed('/', 'Slash', ['meta']), false],
  ['a named key', 'Ctrl+F2', pressed('F2', 'F2', ['ctrl']), true],
  ['a setting without a key', '', pressed(' ', 'Space'), false],
])('%s', (_, chord, event, wanted) => expect(presses(event, chord)).toBe(wanted));
