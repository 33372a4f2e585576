// The library screen in each of its states, to be looked at: see tests/browser/library_showcase.py.
import { render } from 'preact';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { Copy, LibraryEntry, Undone, View } from '@/library/workspace';
import { readPack } from '@/library/pack';
import { LibraryScreen } from '@/screens/library/library_screen';
import { STARTER_PACKS } from '@/screens/library/packs/starter_packs';
import { sanitiser } from '@/template/sanitise';
import { EMPTY_TEMPLATE } from '@/template/template';
import { catalogueOf } from '@/words/catalogue';
import { languageFor } from '@/words/language';
import { speak } from '@/words/say';
import { entry, MemoryWorkspace } from './memory_workspace';
import '@/screens/library/style/styles';

const asked = new URLSearchParams(location.search);
const scene = asked.get('scene') ?? 'little';
const spoken = languageFor([asked.get('language') ?? 'en']);

async function show() {
  speak(spoken, await catalogueOf(spoken));
  const workspace = new MemoryWorkspace(await viewOf(scene));
  render(
    <LibraryScreen
      workspace={workspace}
      starters={STARTER_PACKS}
      notes={sessionStorage}
      sanitise={sanitiser(window)}
      now={() => new Date()}
      practise={async () => {}}
    />,
    document.getElementById('screen') as HTMLElement,
  );
}

async function viewOf(name: string): Promise<Partial<View>> {
  if (name === 'empty') return {};
  if (name === 'many') return { ...team, entries: await many() };
  if (name === 'offline') {
    return {
      ...team,
      entries: (await little()).map(each => ({ ...each, waiting: each.folder !== 'browser' })),
      sync: { kind: 'offline', since: new Date(Date.now() - 3_600_000).toISOString(), waiting: 3, unsettled: 0 },
    };
  }
  if (name === 'refused') {
    return {
      ...team,
      entries: await little(),
      sync: { kind: 'refused', reason: { code: 'said', words: 'The service is too old for this extension. Ask an admin to update it.' }, waiting: 2, unsettled: 0 },
    };
  }
  if (name === 'restored') {
    const sync = { kind: 'level', at: new Date().toISOString(), waiting: 0, unsettled: 3 } as const;
    return { ...team, sync, entries: [...(await little()), ...restored()] };
  }
  if (name === 'undone') {
    const undone: Undone = { id: '1', act: 'deletion', title: 'A parcel is late', folder: 'shop', because: 'conflict' };
    return { ...team, entries: await little(), undone: [undone] };
  }
  return { ...team, entries: await little() };
}

/** What two templates lost when the service was put back: one stands there older again, one is gone. */
function restored(): LibraryEntry[] {
  const base = { ...EMPTY_TEMPLATE, title: 'A title that goes on and on '.repeat(8).slice(0, 200), shortcut: ';averyverylongshortcutindeed', language: 'en' };
  const copy = { folder: 'returns', because: 'restored', problems: [] } satisfies Partial<Copy>;
  return [
    { ...entry('long-copy', 'browser', { ...base, body: '<p>Hello.</p>' }), copy: { ...copy, of: 'long', base } },
    { ...entry('gone-copy', 'browser', { title: 'Refund on its way', body: '<p>Hello.</p>' }), copy: { ...copy, of: 'gone', base: null } },
  ];
}

const FOLDERS: Folder[] = [
  BROWSER_FOLDER,
  { id: 'mine', parent: null, name: 'My drafts', right: 'manage', kind: 'private' },
  { id: 'shop', parent: null, name: 'E-commerce support', right: 'edit', kind: 'team' },
  { id: 'returns', parent: 'shop', name: 'Returns and refunds', right: 'edit', kind: 'team' },
  { id: 'zh', parent: null, name: '电商客服', right: 'use', kind: 'team' },
  { id: 'incidents', parent: null, name: 'Incidents', right: 'manage', kind: 'team' },
];

const team: Partial<View> = {
  folders: FOLDERS,
  sync: { kind: 'level', at: new Date().toISOString(), waiting: 0, unsettled: 1 },
  team: { store_name: 'Lumen & Oak', return_days: '30' },
  account: {
    server: 'http://127.0.0.1:8000',
    id: 'me',
    name: 'Grace Hopper',
    email: 'grace@shop.test',
    teams: [{ id: 'team', name: 'Lumen & Oak', role: 'lead' }],
  },
};

const FILES = [
  { name: 'Returns form 2026.pdf', media_type: 'application/pdf', bytes: 482_130, digest: 'a'.repeat(64) },
  { name: `${'A label with a name that goes on and on '.repeat(4)}.pdf`, media_type: 'application/pdf', bytes: 3_482_130, digest: 'b'.repeat(64) },
  { name: '退货说明.docx', media_type: 'application/octet-stream', bytes: 12_130, digest: 'c'.repeat(64) },
];

async function little(): Promise<LibraryEntry[]> {
  const english = await packed('en', 'shop');
  const chinese = await packed('zh', 'zh');
  const late: Partial<LibraryEntry['template']> = {
    title: 'A parcel is late',
    shortcut: ';delay',
    language: 'en',
    subject: 'Your parcel',
    tags: ['delivery', 'apology'],
    description: 'Only while the carrier still says “on its way”.',
    body: '<p>Dear {{ to.first_name }},</p><p>your parcel <b>{{ order_number }}</b> is late, and we are sorry. It will be with you by {{ today | shift: "3 workdays" | date: "long" }}.</p><ul><li>You need do nothing.</li><li>Tell us <a href="https://shop.test">here</a> if it suits you badly.</li></ul><p>Kind regards,<br>{{ account.name }}</p>',
  };
  const listed: LibraryEntry[] = [
    entry('late', 'shop', late),
    { ...entry('late-copy', 'browser', { ...late, title: 'A parcel is late', body: '<p>Dear {{ to.first_name }}, sorry for the wait.</p>' }), copy: { of: 'late', folder: 'shop', base: { ...EMPTY_TEMPLATE, ...late, subject: 'Your order', tags: ['delivery'] }, because: 'conflict', problems: [] } },
    entry('late-zh', 'shop', { ...late, title: '包裹延误', language: 'zh-CN', subject: '关于您的包裹', body: '<p>{{ to.first_name }}您好，</p><p>您的包裹 <b>{{ order_number }}</b> 延误了，非常抱歉。预计 {{ today | shift: "3 workdays" | date: "long" }}送达。</p>' }),
    entry('clash', 'mine', { title: 'My own late parcel', shortcut: ';DELAY', body: '<p>Hi {{ to.first_name }}</p>' }),
    entry('broken', 'browser', {
      title: 'With two problems',
      shortcut: ';thx',
      body: '<p>Dear {{ to.frist_name }},</p><p>{% if cc.size > 0 %}hello all</p>',
    }),
    entry('files', 'returns', { title: 'Returns form', shortcut: ';form', language: 'en', body: '<p>Dear {{ to.first_name }},</p><p>the form and the label are attached.</p>', attachments: FILES }),
    entry('long', 'returns', { title: 'A title that goes on and on '.repeat(8).slice(0, 200), shortcut: ';averyverylongshortcutindeed', language: 'en' }),
    entry('arabic', 'returns', { title: 'شكرا لرسالتك، سنرد عليك قريبا', shortcut: ';شكرا', language: 'ar', body: '<p>مرحبا {{ to.first_name }}،</p><p>شكرا لرسالتك.</p>' }),
    entry('hostile', 'returns', { title: '<img src=x onerror=alert(1)>', body: '<p>Hello<img src=x onerror="document.title=1"></p><script>document.title=2</script>' }),
    ...english,
    ...chinese,
  ];
  return listed.map((each, index) => ({ ...each, changed_at: new Date(Date.now() - index ** 3 * 60_000).toISOString() }));
}

async function many(): Promise<LibraryEntry[]> {
  const some = await little();
  return Array.from({ length: 10_000 }, (_, index) => {
    const like = some[index % some.length] as LibraryEntry;
    return { ...like, id: `${like.id}-${index}`, copy: null, template: { ...like.template, title: `${like.template.title} ${index}`, shortcut: `${like.template.shortcut}${index}` } };
  });
}

async function packed(sign: string, folder: string): Promise<LibraryEntry[]> {
  const files = await Promise.all(STARTER_PACKS.map(async pack => readPack(await pack.read())));
  const found = files.find(each => each.kind === 'read' && each.pack.language.startsWith(sign) && each.pack.templates.length > 20);
  if (found?.kind !== 'read') return [];
  return found.pack.templates.map(({ template }, index) => entry(`${folder}-${index}`, folder, template));
}

void show();
