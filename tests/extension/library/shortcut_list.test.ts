import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortcutLines, shortcutsIn } from '@/library/shortcut_list';

const shortcut = fc.string({ unit: fc.constantFrom(...';./-aAkr1é你😀'), minLength: 1, maxLength: 4 });

test('one text knows what a set of the same shortcuts knows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(shortcut), shortcut, (known, asked) => {
      const shortcuts = shortcutsIn(shortcutLines(known), shortcutLines(known.slice(1)));

      for (const each of [...known, asked])
        expect(shortcuts.opensInsideWords(each)).toBe(known.slice(1).includes(each));
      for (const each of [...known, asked]) expect(shortcuts.has(each)).toBe(known.includes(each));
      expect(shortcuts.someBeginWith(asked)).toBe(known.some(each => each.startsWith(asked)));
    }),
  );
});

test('an empty library has no shortcut, not even an empty one', () => {
  const shortcuts = shortcutsIn(shortcutLines([]), '');

  expect([shortcuts.has(''), shortcuts.has(';late'), shortcuts.someBeginWith(';')]).toEqual([false, false, false]);
});
