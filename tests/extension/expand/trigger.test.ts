import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { foldShortcut } from '@/expand/shortcut';
import { triggerAt } from '@/expand/trigger';
import { typedCase } from '@/expand/typed_case';
import { DEFAULT_SETTINGS, type Settings } from '@/library/settings';
import { shortcutLines, shortcutsIn } from '@/library/shortcut_list';
import type { LetterCase } from '@/template/cased';

interface Example {
  name: string;
  text: string;
  key?: string;
  shortcuts?: string[];
  settings?: Partial<Settings>;
  match: string;
  replaces?: number;
  /** Those of the shortcuts that open behind a letter too. */
  inside_words?: string[];
  /** What the way it was typed asks of the reply, where its template follows that. */
  case?: LetterCase;
}

const FOLDER = new URL('../../../shared_templates/triggers/', import.meta.url);

for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.yaml'))) {
  const page: { topic: string; shortcuts: string[]; examples: Example[] } = parse(
    readFileSync(new URL(file, FOLDER), 'utf8'),
  );
  describe(page.topic, () => {
    test.each(page.examples.map(example => [example.name, example] as const))('%s', (_, example) => {
      const shortcuts = example.shortcuts ?? page.shortcuts;
      const found = pressing(example, shortcuts);
      const written = shortcuts.find(shortcut => foldShortcut(shortcut) === found?.shortcut);

      expect(found?.shortcut ?? 'none').toBe(example.match);
      if (example.replaces !== undefined) expect(found?.replaces).toBe(example.replaces);
      if (example.case !== undefined) expect(typedCase(found?.typed ?? '', written ?? '')).toBe(example.case);
    });
  });
}

test('a trigger is always the end of what was typed, and a shortcut that exists', () => {
  const text = fc.string({ unit: fc.constantFrom(...'kr;/. (你\n,1éA') });
  const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'kr;/.你é'), minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(text, names, fc.constantFrom('Tab', ' ', '.', '。'), (before, shortcuts, key) => {
      const known = shortcutsIn(shortcutLines(shortcuts.map(foldShortcut)), '');
      const found = triggerAt(before, key, known, DEFAULT_SETTINGS);
      if (!found) return;

      expect(before.endsWith(found.typed)).toBe(true);
      expect(found.replaces).toBe(found.typed.length);
      expect(known.has(found.shortcut)).toBe(true);
      expect(foldShortcut(found.typed)).toBe(found.shortcut);
    }),
  );
});

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => foldShortcut(foldShortcut(text)) === foldShortcut(text)));
});

test('a key that ends nothing costs next to nothing among ten thousand shortcuts', () => {
  const shortcuts = shortcutsIn(shortcutLines(Array.from({ length: 10_000 }, (_, index) => `;shortcut${index}`)), '');
  const before = `${'A reply that an agent is writing. '.repeat(30)}word${'x'.repeat(80)}`;
  const rounds = 2_000;
  const start = performance.now();
  for (let round = 0; round < rounds; round++) triggerAt(before, 'Tab', shortcuts, DEFAULT_SETTINGS);
  const each = (performance.now() - start) / rounds;

  expect(each).toBeLessThan(0.5);
});

/** Presses a key where the bar stands. */
function pressing({ key = 'Tab', text, inside_words = [], settings = {} }: Example, shortcuts: string[]) {
  const [before = ''] = text.split('|');
  const [known, insideWords] = [shortcuts, inside_words].map(list => shortcutLines(list.map(foldShortcut)));
  return triggerAt(before, key, shortcutsIn(known ?? '', insideWords ?? ''), { ...DEFAULT_SETTINGS, ...settings });
}
