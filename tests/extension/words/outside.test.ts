import { describe, expect, test } from 'vitest';
import { spokenOutside } from './spoken_outside';

const SOURCES = import.meta.glob<string>(
  '../../../extension/src/{screens,entrypoints,browser,web,console,sync,library,expand,page}/**/*.{ts,tsx}',
  { eager: true, query: '?raw', import: 'default' },
);

/** What customers write, each in their own language, whatever the screens speak. */
const SAMPLES = ['screens/library/editor/sample.ts', 'screens/library/editor/sample_people.ts'];

/**
 * Both readers of a pack agree to the letter on what they say of it, as those of a template do: in English, by which
 * the screens know it (`packWords`). The library's words are what they are in any language.
 */
const KNOWN_BY_THEIR_WORDS = /^library\/pack_/;

const sources = Object.entries(SOURCES).map(([path, source]) => [path.split('/src/')[1] ?? '', source] as const);

test('nothing is said to a person that is not in the catalogue', () => {
  const said = sources
    .filter(([path]) => !SAMPLES.includes(path) && !KNOWN_BY_THEIR_WORDS.test(path))
    .flatMap(([path, source]) =>
      spokenOutside(source, path.endsWith('x') ? 'tsx' : 'ts').map(({ line, words }) => `${path}:${line} ${words.trim()}`),
    );
  expect(said).toEqual([]);
});

describe('it hears', () => {
  test.each([
    ['a text between tags', '<p>Nothing here</p>', 'Nothing here'],
    ['a single word, small', '<p>line {n}</p>', 'line '],
    ['one of two', "<p>{isOpen ? 'open' : word}</p>", 'open'],
    ['one of two, as a label', "<b title={isOpen ? 'Open' : word} />", 'Open'],
    ['a name for a screen reader', '<b aria-label="More" />', 'More'],
    ['a text with a value', '<b title={`Remove ${name}`} />', 'Remove \ufffc'],
    ['a property that is shown', "const words = { label: 'Save it' };", 'Save it'],
    ['a sentence anywhere', "const NOTE = 'Saved in this browser.';", 'Saved in this browser.'],
    ['a label in a record', "const NAMES = { to: 'Recipient' };", 'Recipient'],
    ['quotation marks', 'const said = `“${title}” is gone`;', '“\ufffc” is gone'],
  ])('%s', (_, source, words) => {
    expect(spokenOutside(source, 'tsx').map(each => each.words)).toEqual([words]);
  });

  test.each([
    ['no word of the catalogue', "<p>{say('common.undo')}</p>"],
    ['no class', '<p class="Big" />'],
    ['no comparison', "<p>{key === 'Enter' && word}</p>"],
    ['no type', "type Mood = 'Good' | 'Bad mood';"],
    ['no import', "import { a } from 'Some place';"],
    ['no bug', "throw new TypeError('No such thing.')"],
    ['no key to press', '<kbd>Tab</kbd>'],
    ['no key', "const keys = 'Escape';"],
    ['no name of ours', '<b>Rejoinder</b>'],
  ])('%s', (_, source) => {
    expect(spokenOutside(source, 'tsx')).toEqual([]);
  });
});
