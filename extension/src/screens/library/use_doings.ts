import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { LibraryEntry, View, Workspace } from '@/library/workspace';
import { EMPTY_TEMPLATE } from '@/template/template';
import type { Action } from './actions';
import type { Drafts } from './editor/drafts';
import { NEW_TITLE } from './new_title';
import type { Notice } from './notice';
import { ORDERS, type Row } from './order';
import { download, packFiles } from './packs/export';
import type { StarterPack } from './packs/starter_packs';
import type { Place } from './place';
import { rowsOf } from './rows';

/** What asks before it is done. */
export type Asking =
  | { kind: 'keys' }
  | { kind: 'import'; starter: StarterPack | null }
  | { kind: 'create folder'; parent: string }
  | { kind: 'rename folder'; folder: Folder }
  | { kind: 'move'; entry: LibraryEntry };

/** Everything a person can do on this screen, and what came of it. */
export interface Doings {
  /** False where the action makes no sense now. */
  run(action: Action): boolean;
  rows: readonly Row[];
  /** The entry under the hand: the one that is open, else the one that the list points at. */
  chosen: LibraryEntry | undefined;
  point(id: string): void;
  asking: Asking | null;
  ask(asking: Asking | null): void;
  menu: { open: boolean; opened(open: boolean): void };
  notice: Notice | null;
  say(notice: Notice): void;
  noticeGone(): void;
  removeFolder(folder: Folder): Promise<void>;
  remove(entry: LibraryEntry): Promise<void>;
  duplicate(entry: LibraryEntry): Promise<void>;
  move(entry: LibraryEntry, folder: string): Promise<void>;
  keepCopy(id: string): Promise<void>;
}

interface Given {
  workspace: Workspace;
  view: View | null;
  place: Place;
  go(to: Partial<Place>): void;
  drafts: Drafts | null;
  search: RefObject<HTMLInputElement | null>;
}

export function useDoings({ workspace, view, place, go, drafts, search }: Given): Doings {
  const [asking, ask] = useState<Asking | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const [pointed, point] = useState<string | null>(null);

  const rows = useMemo(() => {
    if (!view) return [];
    const found = place.query.trim() ? workspace.search(place.query, FOUND) : null;
    return rowsOf(view, place.folder, place.order, found);
  }, [view, place.folder, place.order, place.query, workspace]);
  const chosen = view?.entries.find(entry => entry.id === (place.template ?? pointed));

  const done = (outcome: { kind: 'done' } | { kind: 'refused'; message: string }, notice?: Notice) => {
    if (outcome.kind === 'refused') say({ message: outcome.message });
    else if (notice) say(notice);
    return outcome.kind === 'done';
  };

  const create = async () => {
    const outcome = await workspace.save({
      folder: folderToWriteIn(view, place.folder),
      template: { ...EMPTY_TEMPLATE, title: NEW_TITLE },
    });
    if (outcome.kind === 'refused') return say({ message: outcome.message });
    go({ screen: 'templates', template: outcome.ids[0] ?? null, query: '' });
  };

  const duplicate = async (entry: LibraryEntry) => {
    await drafts?.flush();
    const template = drafts?.waiting(entry.id) ?? entry.template;
    const outcome = await workspace.save({
      folder: folderToWriteIn(view, entry.folder),
      template: { ...template, title: `${template.title} (copy)`.slice(0, 200), shortcut: '' },
    });
    if (!done(outcome, { message: 'Duplicated, without its shortcut: two templates would share it.' }))
      return;
    if (outcome.kind === 'done') go({ template: outcome.ids[0] ?? null });
  };

  const remove = async (entry: LibraryEntry) => {
    await drafts?.flush();
    const folder = view?.folders.find(each => each.id === entry.folder);
    const next = neighbour(rows, entry.id);
    const outcome = await workspace.remove([entry.id]);
    const undo = async () => {
      say(null);
      if (done(await workspace.restore([entry]))) go({ template: entry.id });
    };
    if (!done(outcome, { message: removedWords(entry, folder), undo: () => void undo() })) return;
    drafts?.drop(entry.id);
    point(next);
    go({ template: place.template && next });
  };

  const move = async (entry: LibraryEntry, folder: string) => {
    await drafts?.flush();
    const name = view?.folders.find(each => each.id === folder)?.name ?? '';
    const back = () => {
      say(null);
      void workspace.move([entry.id], entry.folder).then(outcome => done(outcome));
    };
    done(await workspace.move([entry.id], folder), { message: `Moved to “${name}”.`, undo: back });
  };

  const step = (by: number) => {
    const at = rows.findIndex(row => row.id === chosen?.id);
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!row) return;
    point(row.id);
    if (place.template) go({ template: row.id });
  };

  const exportAs = (name: string, entries: readonly LibraryEntry[]) => {
    const files = packFiles(name, entries, view?.team ?? {});
    for (const file of files) download(file);
    say({
      message: files.length === 1 ? `Exported ${entries.length} templates.` : severalFiles(files.length),
    });
  };

  const leave = () => {
    if (menuOpen) setMenuOpen(false);
    else if (document.activeElement === search.current) leaveSearch();
    else if (place.template) go({ template: null });
    else if (place.query) go({ query: '' });
  };

  const leaveSearch = () => {
    go({ query: '' });
    document.querySelector<HTMLElement>('.rows')?.focus();
  };

  const folder = view?.folders.find(each => each.id === place.folder);
  const mine =
    chosen && view?.folders.find(each => each.id === chosen.folder)?.right !== 'use' ? chosen : undefined;
  const onList = place.screen === 'templates';
  const doing: Partial<Record<Action, (() => unknown) | undefined | false>> = {
    search: () => {
      go({ screen: 'templates' });
      requestAnimationFrame(() => search.current?.select());
    },
    next: onList && (() => step(1)),
    previous: onList && (() => step(-1)),
    all: () => go({ screen: 'templates', folder: null }),
    order:
      onList && (() => go({ order: ORDERS[(ORDERS.indexOf(place.order) + 1) % ORDERS.length] ?? 'title' })),
    create,
    edit: onList && chosen && (place.template ? focusBody : () => go({ template: chosen.id })),
    duplicate: onList && chosen && (() => duplicate(chosen)),
    move: onList && mine && (() => ask({ kind: 'move', entry: mine })),
    remove: onList && mine && (() => remove(mine)),
    undo: notice?.undo,
    variable: onList && place.template !== null && (() => setMenuOpen(true)),
    save: drafts ? () => drafts.flush() : undefined,
    leave,
    createFolder: () =>
      ask({ kind: 'create folder', parent: folder?.kind === 'browser' ? folder.id : 'browser' }),
    renameFolder:
      folder?.kind === 'browser' && folder.id !== 'browser' && (() => ask({ kind: 'rename folder', folder })),
    importPack: () => ask({ kind: 'import', starter: null }),
    exportPack:
      onList && rows.length > 0 && (() => exportAs(folder?.name ?? 'Templates', entriesOf(view, rows))),
    exportAll: view && view.entries.length > 0 ? () => exportAs('All templates', view.entries) : undefined,
    templates: () => go({ screen: 'templates' }),
    practice: () => go({ screen: 'practice' }),
    settings: () => go({ screen: 'settings' }),
    sync: view?.account ? () => workspace.syncNow() : undefined,
    keys: () => ask({ kind: 'keys' }),
  };

  return {
    run: action => {
      const act = doing[action];
      if (!act) return false;
      void act();
      return true;
    },
    rows,
    chosen,
    point,
    asking,
    ask,
    menu: { open: menuOpen, opened: setMenuOpen },
    notice,
    say,
    noticeGone: () => say(null),
    remove,
    duplicate,
    move,
    keepCopy: async id => {
      const outcome = await workspace.keepCopy(id);
      if (done(outcome, { message: 'Your wording is in the library now.' }) && outcome.kind === 'done') {
        go({ template: outcome.ids[0] ?? null });
      }
    },
    removeFolder: async removed => {
      const outcome = await workspace.removeFolder(removed.id);
      if (done(outcome, { message: `Folder “${removed.name}” is gone; its templates moved up.` })) {
        go({ folder: removed.parent });
      }
    },
  };
}

function focusBody() {
  document.querySelector<HTMLElement>('.body-field')?.focus();
}

/** A search shows at most so many. */
const FOUND = 500;

/** The folder that is shown, where one may write there; else this browser's own. */
function folderToWriteIn(view: View | null, folder: string | null): string {
  const shown = view?.folders.find(each => each.id === folder);
  return shown && shown.right !== 'use' ? shown.id : 'browser';
}

function removedWords(entry: LibraryEntry, folder: Folder | undefined): string {
  const title = entry.template.title || 'Untitled';
  return folder?.kind === 'team'
    ? `Deleted “${title}” for everyone who uses “${folder.name}”.`
    : `Deleted “${title}”.`;
}

function neighbour(rows: readonly Row[], id: string): string | null {
  const at = rows.findIndex(row => row.id === id);
  return (rows[at + 1] ?? rows[at - 1])?.id ?? null;
}

function entriesOf(view: View | null, rows: readonly Row[]): LibraryEntry[] {
  const byId = new Map(view?.entries.map(entry => [entry.id, entry]));
  return rows.flatMap(row => byId.get(row.id) ?? []);
}

function severalFiles(count: number): string {
  return `Exported as ${count} packs: a shortcut that opens several templates cannot stand twice in one.`;
}
