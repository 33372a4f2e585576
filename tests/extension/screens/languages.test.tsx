// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Found } from '@/library/entry';
import type { Account, LibraryEntry, SyncState } from '@/library/workspace';
import { Palette } from '@/screens/in_page/palette';
import { QuestionBox } from '@/screens/in_page/questions';
import { SettingsScreen } from '@/screens/library/settings/settings_screen';
import { CopyWays } from '@/screens/library/settle/copy_ways';
import { ResolveDialog } from '@/screens/library/settle/resolve_dialog';
import { isKept, type KeptCopy, whyKept } from '@/screens/library/settle/ways';
import { Popup } from '@/screens/popup/popup';
import { type Rendering, render } from '@/template/render';
import { catalogueOf } from '@/words/catalogue';
import { type Catalogue, speak } from '@/words/say';
import { context, entries, finderOf, questionsTemplate } from './in_page/gallery/library';
import { before } from './in_page/person';
import { entry, MemoryWorkspace } from './library/memory_workspace';

const ENGLISH = await catalogueOf('en');
afterEach(() => speak('en', ENGLISH));

const ACCOUNT: Account = { server: 'https://replies.test', id: '1', name: 'Ada', email: 'ada@shop.test', teams: [{ id: 't', name: 'Oak', role: 'lead' }] };
const OFFLINE: SyncState = { kind: 'offline', since: '2026-03-02T09:00:00Z', waiting: 2, unsettled: 1 };
const NOTHING: Rendering = { kind: 'filled', html: '', text: '', carets: [], subject: '', to: '', cc: '', bcc: '' };

/** Each screen with as many of its words on it as one sight can hold. */
const SCREENS = {
  palette: () => (
    <Palette
      finder={finderOf(entries)}
      preview={async () => NOTHING}
      sanitise={html => html}
      chosen={() => {}}
      closed={() => {}}
      openLibrary={() => {}}
    />
  ),
  'empty palette': () => (
    <Palette
      finder={{ ...finderOf([]), search: async (): Promise<Found[]> => [] }}
      preview={async () => NOTHING}
      sanitise={html => html}
      chosen={() => {}}
      closed={() => {}}
      openLibrary={() => {}}
    />
  ),
  questions: () => (
    <QuestionBox
      title="RJ-1815"
      language="de"
      answers={{}}
      preview={answers => render(questionsTemplate, context, answers, new Map())}
      sanitise={html => html}
      answered={() => {}}
      cancelled={() => {}}
    />
  ),
  popup: () => (
    <Popup
      finder={finderOf(entries)}
      preview={async () => NOTHING}
      sanitise={html => html}
      standing={{ sync: OFFLINE, account: null }}
      insert={async () => false}
      openLibrary={() => {}}
      openUnsettled={() => {}}
      close={() => {}}
    />
  ),
  settings: () => <SettingsScreen {...settings()} settle={() => {}} />,
  'settings of somebody signed in': () => <SettingsScreen {...settings({ account: ACCOUNT, sync: OFFLINE })} settle={() => {}} />,
  'an edit to settle': () => {
    const { workspace, kept } = unsettled();
    return <CopyWays kept={kept} view={workspace.view} settle={SETTLING} />;
  },
  'two wordings': () => {
    const { kept, original } = unsettled();
    return <ResolveDialog original={original} kept={kept} settle={SETTLING} sanitise={html => html} close={() => {}} />;
  },
};

test.each(
  (['zh', 'id'] as const).flatMap(language => Object.keys(SCREENS).map(name => [name, language] as const)),
)('%s says nothing in English to whoever reads %s', async (name, language) => {
  speak(language, await catalogueOf(language));
  const { screen } = await before(SCREENS[name as keyof typeof SCREENS]());
  const english = onlyEnglish(await catalogueOf(language));
  expect(said(screen).filter(words => english.has(words))).toEqual([]);
  expect(said(screen).length).toBeGreaterThan(2);
});

test.each([
  ['zh', '搜索模板', '插入'],
  ['id', 'Cari templat', 'Sisipkan'],
] as const)('in %s the palette is found by its name', async (language, search, insert) => {
  speak(language, await catalogueOf(language));
  const person = await before(SCREENS.palette());
  expect(person.field(search)?.getAttribute('role')).toBe('combobox');
  expect(person.reads('footer')).toContain(insert);
});

test.each([
  ['zh', '请填写此项。', '2 处修改正在等待'],
  ['id', 'Isi bagian ini.', '2 perubahan menunggu'],
] as const)('in %s a hole is asked for and what waits is counted', async (language, wanted, waits) => {
  speak(language, await catalogueOf(language));
  const box = await before(SCREENS.questions());
  await box.press('Enter');
  expect(box.reads('.field-error')).toBe(wanted);
  const { reads } = await before(SCREENS.popup());
  expect(reads('.popup-trouble')).toContain(waits);
});

test('why a wording is kept is said in the language of the screens', async () => {
  const { kept } = unsettled();
  speak('zh', await catalogueOf('zh'));
  expect(whyKept(kept)).toContain('有人也修改了它');
});

test('the language of the screens is chosen by its own name', async () => {
  const given = settings();
  const person = await before(<SettingsScreen {...given} settle={() => {}} />);
  const choice = [...person.screen.querySelectorAll('select')].find(each => each.getAttribute('aria-label') === 'Language of the screens');
  expect([...(choice?.options ?? [])].map(option => option.text).slice(1)).toEqual(['English', '中文', 'Bahasa Indonesia']);
  if (choice) choice.value = 'zh';
  choice?.dispatchEvent(new Event('change', { bubbles: true }));
  expect(given.workspace.view.settings.language).toBe('zh');
});

function settings(view: Partial<MemoryWorkspace['view']> = {}) {
  const workspace = new MemoryWorkspace(view);
  return { workspace, view: workspace.view };
}

const SETTLING = {
  ask: () => {},
  askToDiscard: () => {},
  edit: () => {},
  place: async () => {},
  resolve: async () => {},
  keepBoth: async () => {},
  keepPrivate: async () => {},
};

function unsettled() {
  const original = entry('1', 'browser', { title: 'RJ', body: '<p>1</p>' });
  const copy = { of: '1', folder: 'browser', base: null, because: 'conflict', problems: [] } as const;
  const kept: LibraryEntry = { ...entry('2', 'browser', { title: 'RJ', body: '<p>2</p>' }), copy: { ...copy, problems: [] } };
  if (!isKept(kept)) throw new Error('It is a copy.');
  return { original, kept: kept as KeptCopy, workspace: new MemoryWorkspace({ entries: [original, kept] }) };
}

/** What these screens are made of; elsewhere a word of a sample may be a message, too. */
const AREAS = ['common', 'in_page', 'parts', 'popup', 'reasons', 'settings', 'settle', 'sync'];

/** The English messages that read otherwise in the other language: plain ones, which can be known again. */
function onlyEnglish(other: Catalogue): Set<string> {
  const found = new Set<string>();
  for (const [area, messages] of AREAS.map(area => [area, ENGLISH[area] ?? {}] as const))
    for (const [key, message] of Object.entries(messages)) {
      const plain = JSON.stringify(message);
      if (plain !== JSON.stringify(other[area]?.[key])) found.add(typeof message === 'string' ? message : [message].flat().join(''));
    }
  return found;
}

/** All that is written or read out, piece by piece. */
function said(screen: Element): string[] {
  const named = [...screen.querySelectorAll('*')].flatMap(each =>
    ['aria-label', 'aria-description', 'title', 'placeholder'].map(name => each.getAttribute(name) ?? ''),
  );
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  const written: string[] = [];
  while (walker.nextNode()) written.push(walker.currentNode.textContent?.trim() ?? '');
  return [...named, ...written].filter(Boolean);
}

