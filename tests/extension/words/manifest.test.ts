import { expect, test } from 'vitest';
import { LANGUAGES, languageFor } from '@/words/language';

const LOCALES = import.meta.glob<{ description: { message: string } }>('../../../extension/public/_locales/*/messages.json', {
  eager: true,
  import: 'default',
});

test('the browser lists the extension in every language that its screens speak', () => {
  const tags = Object.keys(LOCALES).map(path => path.split('/').at(-2)?.replace('_', '-') ?? '');
  expect(new Set(tags.map(tag => languageFor([tag])))).toEqual(new Set(LANGUAGES));
  // Stores take no more than this.
  for (const { description } of Object.values(LOCALES)) expect(description.message.length).toBeLessThanOrEqual(132);
});
