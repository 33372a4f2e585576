import type { RefObject } from 'preact';
import type { Folder } from '@/library/entry';
import { toggled } from '@/library/query';
import type { LibraryEntry, View } from '@/library/workspace';
import { plainQuery, spokenQuery } from '@/words/query';
import { say as words } from '@/words/say';
import type { Action } from './actions';
import { mayHoldAtTop } from './folders/create_folder_dialog';
import { folderName } from './folders/folder_name';
import { isOffered } from './lazy_screens';
import { ORDERS } from './order';
import type { AtHand } from './template_doings';
import type { Doings } from './use_doings';
import { isOnTheWay } from './use_view';

type Act = (() => unknown) | false | null | undefined | '';

interface Given extends AtHand, Omit<Doings, 'run' | 'can'> {
  search: RefObject<HTMLInputElement | null>;
}

/** What each action does here and now; nothing where it makes no sense. */
export function actsAtHand(given: Given): Record<Action, Act> {
  return { ...aroundTheList(given), ...withTemplates(given), ...withFolders(given), ...elsewhere(given) };
}

function aroundTheList(given: Given) {
  const { place, go, rows, chosen, point, ask, filters, drawer, search, drafts, menu, view } = given;
  const onList = place.screen === 'templates';
  const step = (by: number) => {
    const at = rows.findIndex(row => row.id === chosen?.id);
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!row) return;
    point(row.id);
    if (place.template) go({ template: row.id });
  };
  const order = ORDERS[(ORDERS.indexOf(place.order) + 1) % ORDERS.length] ?? 'title';

  return {
    palette: () => ask({ kind: 'palette' }),
    search: () => {
      // At once where it is there: the next letter may be on its way.
      if (search.current) return search.current.select();
      go({ screen: 'templates' });
      requestAnimationFrame(() => search.current?.select());
    },
    filter: onList && (() => filters.opened(true)),
    next: onList && (() => step(1)),
    previous: onList && (() => step(-1)),
    all: () => go({ screen: 'templates', folder: null }),
    favourites: () =>
      go({ screen: 'templates', query: spokenQuery(toggled(plainQuery(place.query), 'is', 'favourite')) }),
    order: onList && (() => go({ order, reversed: false })),
    leave: () => leave(given),
    // The editor takes its own keys while the caret is in it.
    bold: null,
    italic: null,
    underline: null,
    link: null,
    list: null,
    numbered: null,
    quote: null,
    source: null,
    liquid: null,
    fix: null,
    variable: chosen && mayEdit(chosen, view) && place.template !== null && (() => menu.opened(true)),
    save: drafts && (() => drafts.flush()),
    folders: () => (isSideInSight() ? focusTree() : drawer.opened(true)),
  } satisfies Partial<Record<Action, Act>>;
}

/** What is open or selected goes first, then the search, then what stands in it. */
function leave({ place, go, point, menu, filters, drawer, selection, search }: Given): void {
  if (menu.open) menu.opened(false);
  else if (filters.open) filters.opened(false);
  else if (drawer.open) drawer.opened(false);
  else if (document.activeElement === search.current) document.querySelector<HTMLElement>('.rows')?.focus();
  else if (selection.ids.size > 0) selection.clear();
  else if (place.template) {
    point(place.template);
    go({ template: null });
  } else if (place.query) go({ query: '' });
}

function withTemplates(given: Given) {
  const { place, go, view, chosen, templates, selection, ask, past, rows } = given;
  const onList = place.screen === 'templates';
  const listed = onList ? chosen : undefined;
  const several = onList ? entriesOf(view, selection.ids) : [];
  const meant = several.length > 0 ? several : listed ? [listed] : [];
  const mine = meant.length > 0 && mayEditAll(meant, view);
  const [done] = past.done;
  const [undone] = past.undone;

  return {
    create: view && !isOnTheWay(view) && (() => templates.create()),
    edit: listed && (place.template ? focusBody : () => go({ template: listed.id })),
    duplicate: listed && (() => templates.duplicate(listed)),
    select: listed && (() => selection.toggle(listed.id)),
    selectAll: onList && rows.length > 0 && selection.all,
    move: mine && (() => ask({ kind: 'move', entries: meant })),
    tag: mine && (() => ask({ kind: 'tag', entries: meant })),
    favour: meant.length > 0 && (() => templates.favour(meant)),
    history:
      listed &&
      isOffered('history') &&
      (() => go({ screen: 'history', template: listed.id, version: null, against: null })),
    remove: mine && (() => templates.remove(meant)),
    undo: done && (() => past.undo(done)),
    redo: undone && (() => past.redo(undone)),
    acts: () => ask({ kind: 'acts' }),
    exportPack: onList && rows.length > 0 && (() => exportListed(given, several)),
  } satisfies Partial<Record<Action, Act>>;
}

function withFolders({ place, go, view, folders, ask }: Given) {
  const folder = view?.folders.find(each => each.id === place.folder);
  const changed = folder && mayChange(folder) ? folder : undefined;
  const browser = view?.folders.find(each => each.id === 'browser');
  const inside = folder && mayHold(folder) ? folder : browser;
  return {
    createFolder:
      (inside || (view && mayHoldAtTop(view))) &&
      (() => ask({ kind: 'create folder', parent: inside ?? null })),
    renameFolder: changed && (() => ask({ kind: 'rename folder', folder: changed })),
    moveFolder: changed && (() => ask({ kind: 'move folder', folder: changed })),
    folderRights:
      isOffered('people') &&
      changed?.kind === 'team' &&
      (() => location.assign(`#/people?tab=folders&chosen=${changed.id}`)),
    removeFolder: changed && (() => removeFolder(changed, folders, ask)),
    importPack: () => go({ screen: 'import', tab: '', template: null }),
    exportAll:
      view &&
      view.entries.length > 0 &&
      (() => ask({ kind: 'export', name: words('library.all_templates'), entries: view.entries })),
  } satisfies Partial<Record<Action, Act>>;
}

function elsewhere({ view, go, ask, workspace }: Given) {
  return {
    templates: () => go({ screen: 'templates' }),
    trash: isOffered('trash') && (() => go({ screen: 'trash', template: null })),
    restore: view?.account && (() => go({ screen: 'restore', template: null })),
    people: isOffered('people') && view?.account && (() => go({ screen: 'people', template: null })),
    practice: workspace.surface === 'extension' && (() => go({ screen: 'practice', template: null })),
    settings: () => go({ screen: 'settings', template: null }),
    settle: view && view.sync.unsettled > 0 && (() => go({ screen: 'unsettled', template: null })),
    sync: view?.account && (() => workspace.syncNow()),
    keys: () => ask({ kind: 'keys' }),
  } satisfies Partial<Record<Action, Act>>;
}

/** Of this browser it is undone as easily; of the team it goes for everyone, so that is asked first. */
export function removeFolder(folder: Folder, folders: Doings['folders'], ask: Doings['ask']): void {
  if (folder.kind === 'browser') void folders.dissolve(folder);
  else ask({ kind: 'remove folder', folder });
}

/** The two that everybody has stay as they are. */
export function mayChange(folder: Folder): boolean {
  return folder.kind !== 'private' && folder.id !== 'browser' && folder.right === 'manage';
}

/** Whether this person may make folders in it. */
export function mayHold(folder: Folder): boolean {
  return folder.kind !== 'private' && folder.right === 'manage';
}

function exportListed({ view, rows, place, ask }: Given, several: readonly LibraryEntry[]): void {
  const folder = view?.folders.find(each => each.id === place.folder);
  const name = folder ? folderName(folder) : words('actions.templates');
  const entries = several.length > 0 ? several : entriesOf(view, new Set(rows.map(row => row.id)));
  ask({ kind: 'export', name, entries });
}

function focusBody() {
  document.querySelector<HTMLElement>('.body-field')?.focus();
}

function isSideInSight(): boolean {
  return (document.querySelector<HTMLElement>('.side')?.offsetWidth ?? 0) > 0;
}

function focusTree() {
  document.querySelector<HTMLElement>('.side [role=treeitem][tabindex="0"]')?.focus();
}

export function mayEdit(entry: LibraryEntry, view: View | null): boolean {
  return view?.folders.find(folder => folder.id === entry.folder)?.right !== 'use';
}

function mayEditAll(entries: readonly LibraryEntry[], view: View | null): boolean {
  const readOnly = new Set(view?.folders.filter(({ right }) => right === 'use').map(({ id }) => id));
  return entries.every(({ folder }) => !readOnly.has(folder));
}

export function entriesOf(view: View | null, ids: ReadonlySet<string>): LibraryEntry[] {
  return ids.size === 0 ? [] : (view?.entries.filter(({ id }) => ids.has(id)) ?? []);
}
