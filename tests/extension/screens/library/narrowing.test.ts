import { expect, test } from 'vitest';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import { fold } from '@/library/fold';
import { listQueryIn, narrowedBy, withoutThis } from '@/library/list_query';
import { commandsAt, fitting } from '@/screens/library/palette/commands';
import { type Facts, leftBy } from '@/screens/library/list/narrowing';
import { lineAfter, lineBeginning, treeLines } from '@/screens/library/folders/tree_lines';
import { type Place, START } from '@/screens/library/place';
import { authorName } from '@/screens/library/use_people';
import type { Doings } from '@/screens/library/use_doings';
import { ACTIONS } from '@/screens/library/actions';
import { catalogueOf } from '@/words/catalogue';
import { LANGUAGES } from '@/words/language';
import { say, speak } from '@/words/say';
import { entry, MemoryWorkspace } from './memory_workspace';

const ENTRIES = [
  { ...entry('late', 'returns', { title: 'Late', tags: ['Delivery'], language: 'en-GB' }), changed_by: 'ada' },
  { ...entry('gut', 'browser', { title: 'Gut', language: 'de' }), waiting: true },
  { ...entry('bad', 'browser', { title: 'Bad' }), changed_by: 'grace' },
];
const people = { names: new Map([['ada', 'Ada Lovelace'], ['grace', 'Grace Hopper']]), me: 'Me Myself' };
const facts: Facts = {
  favourites: new Set(['gut']),
  used: new Set(['late']),
  broken: new Set(['bad']),
  drafts: new Set(['late']),
  foldersOf: folder => (folder === 'returns' ? ['returns', 'shop'] : ['this browser']),
  authorOf: each => fold(authorName(each, people)),
};

test.each([
  ['a folder around it', 'in:shop', ['late']],
  ['the beginning of a tag', 'tag:deli', ['late']],
  ['a language with its regions', 'lang:en', ['late']],
  ['no language that only begins alike', 'lang:e', []],
  ['a family name', 'by:love', ['late']],
  ['a full name', 'by:"grace hopper"', ['bad']],
  ['what was typed here, by who is here', 'by:me', ['gut']],
  ['favourites', 'is:favourite', ['gut']],
  ['several states at once', 'is:unused is:broken', ['bad']],
  ['what waits', 'is:waiting', ['gut']],
  ['drafts', 'is:draft', ['late']],
  ['a state that is none', 'is:nonsense', []],
])('%s', (_, query, left) => {
  const { narrowings } = listQueryIn(query);
  expect([...(leftBy(ENTRIES, narrowings, facts) ?? [])]).toEqual(left);
});

test('words alone narrow nothing', () => expect(leftBy(ENTRIES, listQueryIn('late').narrowings, facts)).toBeNull());

test('a narrowing is written once, and taken away without the others', () => {
  const query = narrowedBy(narrowedBy('late tag:money', 'by', 'Ada Lovelace'), 'by', 'ada lovelace');
  expect(query).toBe('late tag:money by:"ada lovelace"');
  expect(withoutThis(query, { by: 'by', to: 'ada lovelace' })).toBe('late tag:money');
});

const folder = (id: string, parent: string | null, kind: Folder['kind'] = 'team'): Folder => ({
  id,
  parent,
  name: id,
  right: 'edit',
  kind,
  ...(kind === 'browser' ? {} : { team: 'lumen' }),
});
const FOLDERS = [BROWSER_FOLDER, folder('Mine', 'browser', 'browser'), folder('Shop', null), folder('Returns', 'Shop')];
const lines = (collapsed: string[] = []) =>
  treeLines({
    folders: FOLDERS,
    teams: [{ id: 'lumen', name: 'Lumen' }],
    counts: new Map(),
    total: 0,
    favourites: 0,
    collapsed: new Set(collapsed),
  });
const names = (collapsed: string[] = []) => lines(collapsed).map(({ name, level }) => `${level} ${name}`);

test('the tree shows everything, then what is one’s own, then each team', () => {
  const top = ['1 All templates', '1 Favourites', '1 This browser', '2 Mine', '1 Lumen'];
  expect(names()).toEqual([...top, '2 Shop', '3 Returns']);
  expect(names(['Shop'])).toEqual([...top, '2 Shop']);
  expect(names(['team lumen', 'browser'])).toEqual(top.filter(name => name !== '2 Mine'));
});

test.each([
  ['down', 'ArrowDown', 'Shop', 'Returns'],
  ['up', 'ArrowUp', 'Shop', 'Lumen'],
  ['right into what is open', 'ArrowRight', 'Shop', 'Returns'],
  ['left out to what is around', 'ArrowLeft', 'Returns', 'Shop'],
  ['to the end', 'End', 'Mine', 'Returns'],
  ['no other key leads anywhere', 'q', 'Mine', undefined],
])('%s', (_, key, from, to) => {
  const at = lines().findIndex(({ name }) => name === from);
  const led = lineAfter(key, at, lines());
  expect(led === null ? undefined : lines()[led]?.name).toBe(to);
});

test('letters lead to the next name that begins so, round the end', () => {
  const to = (typed: string, from: number) => lines()[lineBeginning(typed, from, lines()) ?? -1]?.name;
  expect(to('r', 0)).toBe('Returns');
  expect(to('a', 6)).toBe('All templates');
  expect(to('sh', 0)).toBe('Shop');
  expect(to('zz', 0)).toBeUndefined();
});

const commands = (place = START) => {
  const { view } = new MemoryWorkspace({ folders: FOLDERS });
  const doings = { can: () => true, run: () => true } as unknown as Doings;
  return commandsAt({ view, place, go: () => undefined, doings });
};

test('saving is offered only while something is written', () => {
  const names = (place: Place) => commands(place).map(each => each.name);
  expect(names(START)).not.toContain('Save now');
  expect(names({ ...START, screen: 'history', template: 'late' })).not.toContain('Save now');
  expect(names({ ...START, template: 'late' })).toContain('Save now');
});

test.each([
  ['an action by its beginning', 'dup', 'Duplicate'],
  ['by any of its words, in any order', 'folder move', 'Move to another folder'],
  ['a folder by its path', 'shop ret', 'Shop / Returns'],
  ['a screen', 'prac', 'Practice'],
  ['by another name', 'history', 'Versions of the chosen template'],
])('%s', (_, query, name) => expect(fitting(commands(), query).map(each => each.name)).toContain(name));

test('every other name is of an action that there is, in every language', async () => {
  for (const language of LANGUAGES) {
    speak(language, await catalogueOf(language));
    const actions = say('actions.also_called').split('\n').map(line => line.split(' ')[0]);
    expect(actions.filter(action => !Object.hasOwn(ACTIONS, action ?? ''))).toEqual([]);
  }
  speak('en', await catalogueOf('en'));
});

test('a letter in the middle of a word begins nothing', () => expect(fitting(commands(), 'uplicate')).toEqual([]));
