import { afterEach, describe, expect, test } from 'vitest';
import { packWords } from '@/screens/imports/pack_words';
import { problemWords } from '@/screens/library/problem_words';
import { troubleWords } from '@/screens/parts/trouble_words';
import { catalogueOf } from '@/words/catalogue';
import { speak } from '@/words/say';
import { examples } from '../template/examples';
import { spokenOutside } from './spoken_outside';

const SOURCES = import.meta.glob<string>('../../../extension/src/template/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const PACKS = import.meta.glob<string>('../../../extension/src/library/pack_*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const english = await catalogueOf('en');
afterEach(() => speak('en', english));

/** What both readers of the language say, in the examples that they share. */
const told = examples().flatMap(topic => topic.examples.flatMap(({ problems }) => problems ?? []));
const said = [...new Set(told.flatMap(({ message, suggestion }) => [message, suggestion].filter(Boolean).map(String)))];

test('the examples that both readers share tell of many a problem', () => {
  expect(said.length).toBeGreaterThan(80);
});

describe.each(['zh', 'id'] as const)('in %s', language => {
  test.each(said)('%s', async sentence => {
    speak('en', english);
    expect(problemWords(sentence)).toBe(sentence);
    speak(language, await catalogueOf(language));
    expect(problemWords(sentence)).not.toBe(sentence);
  });
});

test('what a template of somebody else is broken by is said with it', async () => {
  speak('zh', await catalogueOf('zh'));
  expect(problemWords('The template “;late” is broken: There is no filter “upcased”.')).toBe('模板“;late”有错误：没有名为“upcased”的过滤器。');
});

test('everything that stops a template while it is filled in is known in a page', async () => {
  const thrown = Object.values(SOURCES).flatMap(source =>
    [...source.matchAll(/new Trouble\(\s*[`'"](.+?)[`'"](?:,|\))/g)].map(([, text = '']) => text.replaceAll(/\$\{.*?\}/g, 'x')),
  );
  expect(thrown.length).toBeGreaterThan(8);
  speak('id', await catalogueOf('id'));
  for (const sentence of thrown) expect(troubleWords(sentence), sentence).not.toBe(sentence);
});

test('what nobody knows is said as it came', () => {
  expect(problemWords('Something new.')).toBe('Something new.');
});

test.each([
  ['A template needs “title”.', '模板需要“title”。'],
  ['12: “subjekt” is not known here; did you mean “subject”?', '12: 这里不认识“subjekt”；是否想写“subject”？'],
  ['4: There is no filter “upcased”. Did you mean upcase?', '4: 没有名为“upcased”的过滤器。 是否想写 upcase？'],
  ['5: “{% if %}” is not closed. Expected {% endif %}.', '5: “{% if %}”没有结束。 应为 {% endif %}'],
])('of a pack: %s', async (sentence, words) => {
  speak('zh', await catalogueOf('zh'));
  expect(packWords(sentence)).toBe(words);
});

test('every sentence about a pack is known', async () => {
  const said = Object.entries(PACKS).flatMap(([, source]) =>
    spokenOutside(source, 'ts').map(({ words }) => words.replace(/^\ufffc(?= (?:is written|needs))/, 'A template').replaceAll('\ufffc', 'x')),
  ).filter(sentence => sentence !== 'An attachment');
  expect(said.length).toBeGreaterThan(20);
  speak('id', await catalogueOf('id'));
  for (const sentence of said) expect(packWords(sentence), sentence).not.toBe(sentence);
});
