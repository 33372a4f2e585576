// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Found } from '@/library/entry';
import type { Answered } from '@/library/fits';
import type { Finder, ShelvedEntry } from '@/library/shelf';
import { Palette } from '@/screens/in_page/palette';
import { EMPTY_TEMPLATE } from '@/template/template';
import { before, settled } from './person';

const TITLES = ['Late parcel', 'Refund', 'Return', 'Thanks', 'Size advice', 'Invoice', 'Discount', 'Damaged'];

test.each([
  ['nothing pressed', [], 'Late parcel'],
  ['down', ['ArrowDown'], 'Refund'],
  ['down and up', ['ArrowDown', 'ArrowUp'], 'Late parcel'],
  ['up from the first leads to the last', ['ArrowUp'], 'Damaged'],
  ['down from the last leads to the first', ['End', 'ArrowDown'], 'Late parcel'],
  ['end', ['End'], 'Damaged'],
  ['home', ['End', 'Home'], 'Late parcel'],
  ['a page down', ['PageDown'], 'Discount'],
  ['two pages stop at the last', ['PageDown', 'PageDown'], 'Damaged'],
  ['a page up stops at the first', ['ArrowDown', 'PageUp'], 'Late parcel'],
])('%s: the choice stands right', async (_, keys, title) => {
  const { person, told } = await palette();

  for (const key of keys) await person.press(key);

  expect(person.chosen()).toBe(title);
  await person.press('Enter');
  expect(told).toEqual([`chosen ${title}`]);
});

test('each key searches, marks what it found and chooses the first again', async () => {
  const { person } = await palette();
  await person.press('ArrowDown');

  await person.type('re');

  expect(person.rows()).toEqual(['Refund', 'Return']);
  expect(person.chosen()).toBe('Refund');
  expect([...person.screen.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['Re', 'Re']);
  expect(person.reads('[role="status"]')).toBe('2 templates');
});

test('an answer that a later key has overtaken is dropped', async () => {
  const late = slowFinder();
  const { person } = await palette(late.finder);
  await late.answer('', TITLES);
  await person.type('r');
  await person.type('re');

  await late.answer('re', ['Refund']);
  await late.answer('r', ['Return', 'Refund']);

  expect(person.rows()).toEqual(['Refund']);
});

test('Enter before the answer is there waits for it, and takes the first of what was typed', async () => {
  const late = slowFinder();
  const { person, told } = await palette(late.finder);
  await late.answer('', TITLES);
  await person.type('ref');

  await person.press('Enter');
  expect(told).toEqual([]);
  await late.answer('ref', ['Refund']);

  expect(told).toEqual(['chosen Refund']);
});

test.each([
  ['Enter while composing', 'Enter', { isComposing: true }],
  ['Escape while composing', 'Escape', { isComposing: true }],
  ['Enter that an input method claims by 229 alone', 'Enter', { keyCode: 229 }],
])('%s belongs to the input method', async (_, key, more) => {
  const { person, told } = await palette();

  const event = await person.press(key, more);

  expect(told).toEqual([]);
  expect(event.defaultPrevented).toBe(false);
});

test('Escape closes and takes nothing', async () => {
  const { person, told } = await palette();
  await person.press('Escape');
  expect(told).toEqual(['closed']);
});

test('a click on a row takes it', async () => {
  const { person, told } = await palette();
  await person.click(person.screen.querySelectorAll('[role="option"]')[2] ?? null);
  expect(told).toEqual(['chosen Return']);
});

test('the preview follows the choice, in the pane and for a screen reader', async () => {
  const { person } = await palette();
  await person.press('ArrowDown');
  expect(person.reads('.reply')).toBe('The reply “Refund”');
  expect(person.field('Preview')?.getAttribute('aria-description')).toBe('The reply “Refund”');
});

test('a preview runs no script, whoever wrote it', async () => {
  const { person } = await palette(finderOf(['<img src=x onerror=alert(1)>']));
  expect(person.screen.querySelector('.reply [onerror]')).toBeNull();
});

test('the field names its list and the row that Enter takes', async () => {
  const { person } = await palette();
  await person.press('ArrowDown');
  const field = person.field('Search templates');
  const row = document.getElementById(field?.getAttribute('aria-activedescendant') ?? '');

  expect(field?.getAttribute('aria-expanded')).toBe('true');
  expect(document.getElementById(field?.getAttribute('aria-controls') ?? '')?.role).toBe('listbox');
  expect(row?.getAttribute('aria-label')).toBe('Refund, ;refund, Delivery, en');
});

test.each([
  ['nothing matches', finderOf(TITLES), 'zzq', 'Nothing matches “zzq”'],
  ['there is nothing yet', finderOf([]), '', 'Your library is empty'],
  ['the library does not answer', brokenFinder(), '', 'The library does not answer'],
])('%s: says so, to a screen reader too', async (_, finder, query, title) => {
  const { person, told } = await palette(finder);
  await person.type(query);
  expect(person.reads('.empty strong')).toBe(title);
  expect(person.reads('[role="status"]')).toBe(title);
  await person.press('Enter');
  expect(told).toEqual([]);
});

test('a template that is gone meanwhile is not taken, and the palette stays', async () => {
  const { person, told } = await palette({ ...finderOf(TITLES), entry: async () => null });
  await person.press('Enter');
  expect(told).toEqual([]);
  expect(person.reads('[role="status"]')).toBe('This template is gone. Choose another.');
});

async function palette(finder: Finder = finderOf(TITLES), answered?: Answered) {
  const told: string[] = [];
  const person = await before(
    <Palette
      finder={finder}
      preview={async ({ template }) => ({ kind: 'filled', ...EMPTY, html: `<p>${said(template.title)}</p>`, text: said(template.title) })}
      sanitise={html => html.replace(/ onerror=\S+/, '')}
      chosen={entry => told.push(`chosen ${entry.template.title}`)}
      closed={() => told.push('closed')}
      answered={answered}
    />,
  );
  return { person, told };
}

const EMPTY = { subject: '', to: '', cc: '', bcc: '', carets: [] };

function said(title: string): string {
  return `The reply “${title}”`;
}

function finderOf(titles: string[]): Finder {
  return {
    search: async query => titles.filter(title => title.toLowerCase().includes(query)).map(title => found(title, query)),
    entry: async id => shelved(id),
    used: () => {},
    favour: async () => true,
    beginningWith: async () => [],
    fitting: async () => [],
  };
}

test('what fits the message stands first, once, and says so', async () => {
  const finder = { ...finderOf(TITLES), fitting: async () => [{ ...found('Return', ''), because: 'fits' as const }] };
  const { person } = await palette(finder, { subject: '', text: 'I want to send it back' });

  expect(person.rows().slice(0, 3)).toEqual(['Return', 'Late parcel', 'Refund']);
  expect(person.rows().filter(title => title === 'Return')).toHaveLength(1);
  expect([...person.screen.querySelectorAll('.results-head')].map(head => head.textContent)).toEqual([
    'Fits this message',
    'Your templates',
  ]);
  expect(person.reads('[role="status"]')).toBe('1 fits this message');
  expect(person.screen.querySelector('[role="option"]')?.getAttribute('aria-label')).toContain('fits this message');
});

test('Ctrl+D marks the choice as a favourite, and the row tells it', async () => {
  const { person } = await palette();
  await person.press('ArrowDown');

  const event = await person.press('d', { ctrlKey: true });

  expect(event.defaultPrevented).toBe(true);
  expect(person.screen.querySelectorAll('[role="option"]')[1]?.getAttribute('aria-label')).toContain('favourite');
});

test('a button narrows as the typed words would, and gives the caret back to the field', async () => {
  const asked: string[] = [];
  const rows = [found('Refund', ''), { ...found('Return', ''), folder_name: 'Returns' }];
  const { person } = await palette({ ...finderOf([]), search: async query => (asked.push(query), rows) });

  await person.click(person.field('Folder: Returns'));

  expect(asked.at(-1)).toBe('in:Returns ');
  expect(person.field('Folder: Returns')?.getAttribute('aria-pressed')).toBe('true');
  expect(document.activeElement).toBe(person.field('Search templates'));
});

/** Answers when it is told to. */
function slowFinder() {
  const open = new Map<string, (rows: Found[]) => void>();
  const search = (query: string) => new Promise<Found[]>(resolve => open.set(query, resolve));
  const answer = async (query: string, titles: string[]) => {
    open.get(query)?.(titles.map(title => found(title, query)));
    await settled();
  };
  return { finder: { ...finderOf([]), search }, answer };
}

function brokenFinder(): Finder {
  return { ...finderOf([]), search: () => Promise.reject(new Error('Extension context invalidated.')) };
}

function found(title: string, query: string): Found {
  const marks: [number, number][] = query && title.toLowerCase().startsWith(query) ? [[0, query.length]] : [];
  return { id: title, title, shortcut: `;${title.toLowerCase()}`, language: 'en', tags: [], folder_name: 'Delivery', marks, favourite: false };
}

function shelved(title: string): ShelvedEntry {
  return { id: title, folder: 'f', folder_name: 'Delivery', revision: 1, template: { ...EMPTY_TEMPLATE, title } };
}
