// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Folder } from '@/library/entry';
import { BROWSER_FOLDER } from '@/library/entry';
import type { LibraryEntry, View } from '@/library/workspace';
import { fetchTheRest } from '@/screens/parts/later';
import { LibraryScreen } from '@/screens/library/library_screen';
import { entry, MemoryWorkspace } from './memory_workspace';

const TEAM: Folder = { id: 'team', parent: null, name: 'Support', right: 'use', kind: 'team' };
const LATE = entry('late', 'browser', { title: 'Late parcel', shortcut: ';late', body: '<p>Sorry</p>' });
const THANKS = entry('thanks', 'browser', { title: 'Thanks', shortcut: ';thx' });
const SHARED = entry('shared', 'team', { title: 'Welcome', shortcut: ';hi', body: '<p>Hello</p>' });

let screen: HTMLElement;
let workspace: MemoryWorkspace;

// What the parts do is tested here, not when they are fetched.
beforeAll(fetchTheRest);
beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/templates');
  screen = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, screen);
  screen.remove();
});

/** Opens the screen over such a library; plain HTML needs no sanitising here. */
async function open(view: Partial<View> = { entries: [LATE, THANKS] }) {
  workspace = new MemoryWorkspace(view);
  await act(() =>
    render(
      <LibraryScreen
        workspace={workspace}
        starters={[]}
        notes={localStorage}
        sanitise={html => html}
        now={() => new Date('2026-03-02T10:00:00Z')}
        practise={() => undefined}
      />,
      screen,
    ),
  );
}

async function press(key: string, on: Element = document.body) {
  await act(async () => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settled();
  });
}

async function type(label: string, text: string) {
  const field = at<HTMLInputElement>(`[aria-label="${label}"]`);
  await act(() => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

async function click(words: string) {
  const button = [...screen.querySelectorAll('button')].find(each => each.textContent?.includes(words));
  if (!button) throw new Error(`No button says “${words}”.`);
  await act(async () => {
    button.click();
    await settled();
  });
}

/** What an act leads to has happened: everything in memory answers within a few turns. */
async function settled() {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function at<Kind extends Element = HTMLElement>(selector: string): Kind {
  const found = screen.querySelector<Kind>(selector);
  if (!found) throw new Error(`Nothing is at ${selector}.`);
  return found;
}

const titles = () => [...screen.querySelectorAll('.row-title bdi')].map(row => row.textContent);
const shown = (selector: string) => screen.querySelector(selector)?.textContent ?? null;

test('an empty library explains itself', async () => {
  await open({ entries: [] });
  expect(screen.textContent).toContain('Your library is empty');
  expect(screen.textContent).toContain('New template');
});

test('j, k and Enter go through the list and open a template; Escape closes it', async () => {
  await open();
  await press('j');
  await press('j');
  await press('k');
  await press('Enter');
  expect(location.hash).toBe('#/templates?template=late');
  expect(at<HTMLInputElement>('.title-input').value).toBe('Late parcel');

  await press('Escape');
  expect(location.hash).toBe('#/templates');
});

test('arrows, Home and End move in the list', async () => {
  await open();
  const list = at('[role=listbox]');
  await press('End', list);
  expect(shown('[aria-selected=true] .row-title')).toBe('Thanks');
  await press('Home', list);
  expect(shown('[aria-selected=true] .row-title')).toBe('Late parcel');
});

test('a click opens a template, and from there the arrows open its neighbours', async () => {
  await open();
  await act(() => at('.row').click());
  expect(location.hash).toBe('#/templates?template=late');
  await press('ArrowDown', at('[role=listbox]'));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Thanks');
});

test('a search narrows the list as one types, and stands in the address', async () => {
  await open();
  await type('Search templates', 'thank');
  expect(titles()).toEqual(['Thanks']);
  expect(location.hash).toBe('#/templates?q=thank');
  await type('Search templates', 'zzz');
  expect(screen.textContent).toContain('Nothing fits “zzz”');
});

test('n makes a template and opens it', async () => {
  await open();
  await press('n');
  expect(at<HTMLInputElement>('.title-input').value).toBe('New template');
  expect(workspace.view.entries).toHaveLength(3);
});

test('two quick clicks on New make one template', async () => {
  await open();
  const button = at<HTMLButtonElement>('button.create');
  for (const detail of [1, 2])
    await act(async () => {
      button.dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
      await settled();
    });
  expect(screen.querySelectorAll('[role=option]')).toHaveLength(3);
});

test('what is typed is in the library after Ctrl+S', async () => {
  await open();
  history.replaceState(null, '', '#/templates?template=late');
  await act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
  await type('Title', 'Very late parcel');
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
  });
  expect(workspace.template('Very late parcel')?.shortcut).toBe(';late');
  expect(shown('.editor .state')).toBe('Saved in this browser');
});

test('leaving a template saves what was typed in it', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Later');
  await press('Escape');
  await act(settled);
  expect(workspace.template('Later')).toBeDefined();
});

test('Delete takes a template away, z brings it back', async () => {
  await open();
  await press('j');
  await press('Delete');
  expect(titles()).toEqual(['Thanks']);
  expect(shown('.notice')).toContain('Deleted “Late parcel”.');

  await press('z');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test.each([
  ['the last words typed before it', 'Later', '<p>Sorry</p>'],
  ['a draft that the library could not take', 'Later', '<p>Dear {{ to.frist_name }}</p>'],
])('Undo of Delete brings back %s', async (_, title, body) => {
  await open({ entries: [{ ...LATE, template: { ...LATE.template, body } }, THANKS] });
  await press('j');
  await press('Enter');
  await type('Title', title);
  await press('Delete');
  await click('Undo');

  expect(at<HTMLInputElement>('.title-input').value).toBe(title);
});

test('a template that may only be used says so, cannot be typed in, and can be duplicated', async () => {
  await open({ entries: [SHARED], folders: [BROWSER_FOLDER, TEAM] });
  await press('j');
  await press('Enter');
  expect(screen.textContent).toContain('You may use the templates in “Support”, not change them.');
  expect(at<HTMLInputElement>('.title-input').readOnly).toBe(true);
  expect(screen.querySelector('.toolbar')).toBeNull();

  await press('Delete');
  expect(workspace.view.entries).toHaveLength(1);

  await click('Duplicate to “This browser”');
  expect(workspace.template('Welcome (copy)')).toMatchObject({ body: '<p>Hello</p>', shortcut: '' });
});

test('where nothing lies in the browser, a copy is told to go where it goes', async () => {
  const mine: Folder = { id: 'mine', parent: null, name: '', right: 'edit', kind: 'private' };
  await open({ entries: [SHARED], folders: [mine, TEAM] });
  await press('j');
  await press('Enter');
  await click('Duplicate to “Private”');
  expect(workspace.view.entries.find(each => each.template.title === 'Welcome (copy)')?.folder).toBe('mine');
});

test('a problem is listed with its place and a suggestion, and keeps the draft from being saved', async () => {
  await open({ entries: [entry('late', 'browser', { title: 'Late', body: '<p>Dear {{ to.frist_name }}</p>' })] });
  await press('j');
  await press('Enter');
  expect(shown('.problem')).toContain('Did you mean first_name?');
  expect(shown('.problem-place')).toBe('Reply, line 1, column 9');

  await type('Title', 'Later');
  expect(shown('.editor .state')).toContain('Kept as a draft');
});

test('a draft that is kept back stands in the list in its own words, marked, and is found by them', async () => {
  await open();
  await act(() => at('.row').click());
  await type('Title', 'Mishap');
  await type('Shortcut', ';late now');
  await press('Escape');
  await act(settled);
  expect(titles()).toEqual(['Mishap', 'Thanks']);
  expect(shown('.row .badge')).toBe('Draft');
  expect(at('.row .badge').title).toContain('Kept as a draft');
  expect(workspace.view.entries[0]?.template.title).toBe('Late parcel');

  await type('Search templates', 'mishap');
  expect(shown('.row-title mark')).toBe('Mishap');
  await type('Search templates', 'parcel');
  expect(titles()).toEqual([]);
  await type('Search templates', 'is:draft');
  expect(titles()).toEqual(['Mishap']);

  await pressWith({ ctrlKey: true }, 'k');
  await act(() => {
    const field = at<HTMLInputElement>('.command-field');
    field.value = 'mishap';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(shown('.command[aria-selected=true] .menu-words')).toBe('Mishap');
});

test('without favourites the list says how to make one, and a search that finds nothing is cleared', async () => {
  await open();
  await type('Search templates', 'is:favourite');
  expect(shown('.empty')).toContain('No favourites yet');
  await type('Search templates', 'nowhere');
  expect(shown('.empty')).toContain('Nothing fits “nowhere”');
  await click('Clear the search');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('the preview is filled for Ada Lovelace, and shows what will be asked', async () => {
  const body = '<p>Dear {{ to.first_name }}, about {{ order_number }}</p>';
  await open({ entries: [entry('late', 'browser', { title: 'Late', body })] });
  await press('j');
  await press('Enter');
  expect(shown('.preview .reply')).toContain('Dear Ada, about');
  expect(shown('.asked legend')).toBe('Asked before it is inserted');
  await type('Order number', 'RJ-7');
  expect(shown('.preview .reply')).toBe('Dear Ada, about RJ-7');
});

test('two templates with one shortcut are told of one another', async () => {
  const other = entry('thanks', 'browser', { title: 'Thanks', shortcut: ';LATE' });
  await open({ entries: [LATE, other] });
  await press('j');
  await press('Enter');
  expect(shown('.clash-line')).toContain(';late and ;LATE are one shortcut');
  await click('Take ;late2');
  expect(shown('.clash-line')).toBeNull();
});

const COPY: LibraryEntry = {
  ...entry('copy', 'browser', { ...LATE.template, title: 'Late', body: '<p>So sorry</p>' }),
  copy: { of: 'late', folder: 'browser', base: LATE.template, because: 'conflict', problems: [] },
};

test('two wordings stand side by side, what differs is marked, and one is chosen for each part', async () => {
  const theirs = { ...LATE, template: { ...LATE.template, body: '<p>Sorry, dear</p>' } };
  history.replaceState(null, '', '#/templates?template=late');
  await open({ entries: [theirs, COPY] });
  await click('Resolve');
  expect([...screen.querySelectorAll('legend')].map(each => each.textContent)).toEqual([
    'Title · changed by you',
    'Reply · changed by both of you',
  ]);
  expect([...screen.querySelectorAll('.reply.wording')].map(each => each.innerHTML)).toEqual([
    '<p><mark>Sorry, dear</mark></p>',
    '<p><mark>So sorry</mark></p>',
  ]);
  expect(at<HTMLButtonElement>('.resolve-foot [type=submit]').disabled).toBe(true);

  await act(() => at<HTMLInputElement>('[name=body]').click());
  await click('Save this wording');
  expect(workspace.view.entries.map(each => [each.id, each.template.title, each.template.body])).toEqual([
    ['late', 'Late', '<p>Sorry, dear</p>'],
  ]);
});

test('edits that were not taken are listed with their reason and the ways on', async () => {
  const invalid = { ...COPY, copy: { ...COPY.copy, of: 'gone', because: 'invalid', problems: ['body: too long.'] } };
  await open({
    entries: [LATE, invalid as LibraryEntry],
    sync: { kind: 'level', at: '2026-03-02T09:00:00Z', waiting: 0, unsettled: 1 },
  });
  await click('1 edit to settle');
  expect(shown('.unsettled')).toContain('The service did not take this edit. Your wording is kept here. body: too long.');
  expect([...screen.querySelectorAll('.ways button')].map(each => each.textContent)).toEqual([
    'Edit again',
    'Send again',
    'Keep in this browser',
    'Discard',
  ]);

  await click('Discard');
  expect(workspace.view.entries).toHaveLength(2);
  await act(async () => {
    [...screen.querySelectorAll<HTMLElement>('dialog button')].at(-1)?.click();
    await settled();
  });
  expect(workspace.view.entries.map(each => each.id)).toEqual(['late']);
});

test('a screen reader hears when sync stands otherwise, not of every edit', async () => {
  const counts = { waiting: 0, unsettled: 0 };
  await open({ entries: [LATE], sync: { kind: 'signed_out', ...counts } });
  expect(shown('.unseen[aria-live=polite]')).toBe('Signed out');
  await act(() => workspace.show({ sync: { kind: 'full', ...counts } }));
  await act(() => workspace.show({ sync: { kind: 'sending', ...counts, waiting: 1 } }));
  expect(shown('.unseen[aria-live=polite]')).toBe('This device is full');
});

test('a refused act is said, and nothing is lost', async () => {
  await open();
  workspace.refusing = 'You may only use this folder.';
  await press('n');
  expect(shown('.notice')).toContain('You may only use this folder.');
  expect(workspace.view.entries).toHaveLength(2);
});

test('? shows every key', async () => {
  await open();
  await press('?');
  expect(shown('dialog')).toContain('Insert a variable');
});

test('a change from elsewhere appears in the open template, unless something is typed there', async () => {
  await open();
  await press('j');
  await press('Enter');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, subject: 'News' } }] }));
  expect(at<HTMLInputElement>('.mail-field input').value).toBe('News');

  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, title: 'Theirs' } }] }));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
});

test('what somebody else changes goes together with what is being typed, and is told', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, body: '<p>Theirs</p>' } }] }));
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  expect(shown('.preview .reply')).toBe('Theirs');
  expect(shown('.news')).toContain('Somebody changed this just now: Reply.');

  await press('Escape');
  await act(settled);
  expect(workspace.view.entries.map(each => each.template)).toMatchObject([{ title: 'Mine', body: '<p>Theirs</p>' }]);
});

test('what went together does not fall apart while the library has yet to say so', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, body: '<p>Theirs</p>' } }] }));
  workspace.save = async () => ({ kind: 'done', ids: ['late'] });
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
  });
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
});

test('what was saved here stays on screen while the library still tells of it without that', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Mine');
  workspace.save = async () => ({ kind: 'done', ids: ['late'] });
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
  });
  const theirs = { ...LATE.template, body: '<p>Theirs</p>' };
  const shows = (template: typeof theirs) => act(() => workspace.show({ entries: [{ ...LATE, template }] }));
  await shows(theirs);
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  await shows({ ...LATE.template, title: 'Mine' });
  expect(shown('.preview .reply')).toBe('Theirs');
  await shows({ ...theirs, title: 'Mine' });
  expect(at<HTMLInputElement>('.title-input').value).toBe('Mine');
  expect(shown('.preview .reply')).toBe('Theirs');
});

test('what clashes stands beside, and the other wording in the editor', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Mine');
  await act(() => workspace.show({ entries: [{ ...LATE, template: { ...LATE.template, title: 'Theirs' } }] }));
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
  });
  expect(at<HTMLInputElement>('.title-input').value).toBe('Theirs');
  expect(shown('.note.warn')).toContain('kept beside it');
  expect(workspace.template('Mine')).toBeDefined();
});

test('what does not read well yet outlives its template: signed out, it is a copy here', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Mine');
  await type('Shortcut', 'not one word');
  await act(async () => {
    workspace.show({ entries: [THANKS] });
    await settled();
  });
  await act(settled);
  expect(workspace.template('Mine')?.shortcut).toBe('not one word');
});

test('what is saved from here is no news', async () => {
  await open();
  await press('j');
  await press('Enter');
  await type('Title', 'Later');
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
    await settled();
  });
  expect(workspace.template('Later')).toBeDefined();
  expect(shown('.news')).toBeNull();
});

const ENGLISH = entry('late', 'browser', { ...LATE.template, language: 'en' });
const CHINESE = entry('zh', 'browser', { ...LATE.template, title: '包裹晚到', body: '<p>抱歉</p>', language: 'zh-CN' });

test('languages of one template stand side by side, and neither clashes', async () => {
  await open({ entries: [ENGLISH, { ...CHINESE, changed_at: '2026-03-01T09:00:00Z' }] });
  history.replaceState(null, '', '#/templates?template=late');
  await act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
  expect(shown('.clash-line')).toBeNull();
  expect([...screen.querySelectorAll('.variant')].map(each => each.textContent)).toEqual(['English', 'Chinese (China)Behind']);

  await click('Chinese (China)');
  expect(location.hash).toBe('#/templates?template=late&beside=zh');
  expect(at<HTMLInputElement>('.variant-title').value).toBe('包裹晚到');
  expect(screen.querySelector('.preview')).toBeNull();

  await click('English');
  expect(shown('.preview .reply')).toBe('Sorry');
});

test('a language is added as a copy to be translated', async () => {
  await open({ entries: [ENGLISH] });
  history.replaceState(null, '', '#/templates?template=late');
  await act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
  const choice = at<HTMLSelectElement>('.add-variant');
  await act(async () => {
    choice.value = 'id';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  });
  expect(workspace.view.entries[0]?.template).toEqual({ ...ENGLISH.template, language: 'id' });
  expect(shown('.variant-pane h2')).toBe('Indonesian');
});

test('values of this browser are added and changed in the settings; the team’s are shown', async () => {
  history.replaceState(null, '', '#/settings');
  await open({ team: { return_days: '14' } });
  await type('Name of a new value', 'Store name');
  await type('What it becomes', 'Lumen');
  await click('Add');
  expect(workspace.view.settings.values).toEqual({ store_name: 'Lumen' });

  await type('store_name', 'Oak');
  expect(workspace.view.settings.values).toEqual({ store_name: 'Oak' });
  expect(shown('.team-values')).toContain('14');
});

test('a deletion that came to nothing is said, once', async () => {
  const undone = [{ id: '1', act: 'deletion', title: 'Welcome', folder: 'team', because: 'conflict' }] as const;
  await open({ entries: [SHARED], folders: [BROWSER_FOLDER, TEAM], undone });
  expect(shown('.notice')).toContain('“Welcome” was changed since');

  await act(() => at('[aria-label=Dismiss]').click());
  await act(() => workspace.show({ undone }));
  expect(shown('.notice')).toBeNull();
});

test.each([
  ['still as it was put back', 'Hello', ['Send again', 'Resolve', 'Keep in this browser', 'Discard']],
  ['changed since', 'Hello, and good day', ['Resolve', 'Keep in this browser', 'Discard']],
])('what a restore took away may be sent again where the template is %s', async (_, body, ways) => {
  const folders: Folder[] = [BROWSER_FOLDER, { ...TEAM, right: 'edit' }];
  const original = { ...SHARED, template: { ...SHARED.template, body } };
  const copy = { of: 'shared', folder: 'team', base: { ...SHARED.template, body: 'Hello' }, because: 'restored', problems: [] } as const;
  const mine = { ...entry('mine', 'browser', { title: 'Welcome', body: 'Good morning' }), copy: { ...copy, problems: [] } };
  await open({ entries: [original, mine], folders });
  await press('r');

  expect(screen.textContent).toContain('put back to an earlier state');
  expect([...screen.querySelectorAll('.ways button')].map(each => each.textContent)).toEqual(ways);
});

/** With Shift or Ctrl held. */
async function pressWith(held: Partial<KeyboardEventInit>, key: string, on: Element = document.body) {
  await act(async () => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true }));
    await settled();
  });
}

const selected = () =>
  [...screen.querySelectorAll('[role=option][aria-selected=true] .row-title')].map(row => row.textContent);

test('several are selected by Shift and the arrows, deleted as one act, and brought back as one', async () => {
  await open({ entries: [LATE, SHARED, THANKS].map(each => ({ ...each, folder: 'browser' })) });
  const list = at('[role=listbox]');
  await press('Home', list);
  await pressWith({ shiftKey: true }, 'ArrowDown', list);
  await pressWith({ shiftKey: true }, 'ArrowDown', list);
  expect(selected()).toEqual(['Late parcel', 'Thanks', 'Welcome']);
  await pressWith({ shiftKey: true }, 'ArrowUp', list);
  expect(shown('.selection-bar strong')).toBe('2 selected');

  await press('Delete');
  expect(titles()).toEqual(['Welcome']);
  expect(shown('.notice')).toContain('Deleted 2 templates.');
  await pressWith({ ctrlKey: true }, 'z');
  expect(titles()).toEqual(['Late parcel', 'Thanks', 'Welcome']);
  await pressWith({ ctrlKey: true, shiftKey: true }, 'z');
  expect(titles()).toEqual(['Welcome']);
});

test('x selects one by one, Ctrl+A all; Escape lets go; a search forgets what cannot be seen any more', async () => {
  await open();
  await press('j');
  await press('x');
  expect(shown('.selection-bar strong')).toBe('1 selected');
  await pressWith({ ctrlKey: true }, 'a');
  expect(shown('.selection-bar strong')).toBe('2 selected');
  await press('Escape');
  expect(screen.querySelector('.selection-bar')).toBeNull();

  await press('x');
  await type('Search templates', 'thank');
  expect(screen.querySelector('.selection-bar')).toBeNull();
});

test('any of the last acts can be undone by itself', async () => {
  await open();
  await press('j');
  await press('b');
  await press('Delete');
  await press('u');
  await click('Undo');
  const acts = [...screen.querySelectorAll('.act-list span')].map(each => each.textContent);
  expect(acts).toEqual(['“Late parcel” is a favourite.', 'Deleted “Late parcel”.']);
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('what narrows the list is a chip that can be taken away, and stands in the address', async () => {
  await open({ entries: [LATE, THANKS], favourites: new Set(['thanks']) });
  await pressWith({ shiftKey: true }, 'B');
  expect(titles()).toEqual(['Thanks']);
  expect(location.hash).toBe('#/templates?q=is%3Afavourite+');
  expect(shown('.narrowing')).toBe('Favourite');

  await act(() => at('.narrowing button').click());
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
});

test('the command palette goes to what is named, and a template is found by its words', async () => {
  await open();
  await pressWith({ ctrlKey: true }, 'k');
  const typed = async (words: string) => {
    await act(() => {
      const field = at<HTMLInputElement>('.command-field');
      field.value = words;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    return shown('.command[aria-selected=true] .menu-words');
  };
  expect(await typed('zzz')).toBeNull();
  expect(await typed('setti')).toBe('Settings');
  expect(await typed('thank')).toBe('Thanks');
});

test('m asks where to, and names what is moved', async () => {
  await open();
  await press('j');
  await press('m');
  expect(shown('dialog h2')).toBe('Move “Late parcel”');
});

test('what was selected before a search is not selected after it', async () => {
  await open();
  await press('j');
  await press('x');
  await type('Search templates', 'thank');
  await type('Search templates', '');
  expect(titles()).toEqual(['Late parcel', 'Thanks']);
  expect(screen.querySelector('.selection-bar')).toBeNull();
});

test('Enter on a button presses the button, whatever the list points at', async () => {
  await open();
  await press('j');
  await press('Enter', at('.create'));
  expect(location.hash).toBe('#/templates');
});
