import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { Window } from 'happy-dom';
import { Said } from '@/screens/parts/said';
import { catalogueOf } from '@/words/catalogue';
import { languageFor } from '@/words/language';
import { language, say, speak } from '@/words/say';
import { shownDate, shownList, shownSince } from '@/words/shown';

const english = await catalogueOf('en');
afterEach(() => speak('en', english));

it('says a message with its plural', () => {
  speak('en', english);
  expect(say('common.templates', { count: 1 })).toBe('1 template');
  expect(say('common.templates', { count: 1200 })).toBe('1,200 templates');
});

it('speaks the language that was chosen', async () => {
  speak('zh', await catalogueOf('zh'));
  expect(language()).toBe('zh');
  expect(say('common.undo')).toBe('撤销');
});

it('writes dates and lists as the person does, in the language that is spoken', async () => {
  const day = new Date(2026, 10, 21, 14, 5);
  speak('en', english, 'en-GB');
  expect(shownDate(day)).toBe('21 Nov 2026');
  expect(shownList(['one', 'two', 'three'])).toBe('one, two and three');
  speak('id', await catalogueOf('id'));
  expect(shownSince(new Date(day.getTime() - 3 * 60_000), day)).toBe('3 menit yang lalu');
});

it.each([
  [['zh-TW', 'en'], 'zh'],
  [['in-ID'], 'id'],
  [['fr', 'id-ID'], 'id'],
  [['fr'], 'en'],
  [[], 'en'],
])('meets %j with %s', (wishes, met) => {
  expect(languageFor(wishes)).toBe(met);
});

it('draws what stands in the middle of a message', () => {
  const { document } = new Window() as unknown as { document: Document };
  speak('en', english);
  render(<Said word="common.templates" values={{ count: 2 }} />, document.body);
  expect(document.body.innerHTML).toBe('2 templates');
  render(<Said word="common.busy" values={{ seconds: 1 }} />, document.body);
  expect(document.body.textContent).toBe('The service is busy. Try again in 1 second.');
});
