import type { RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import { valuesOf } from '@/library/values';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Action } from './actions';
import type { Notice } from './notice';
import { ORDERS, type Row } from './order';
import type { StarterPack } from './packs/starter_packs';
import { rowsFound, rowsIn, rowsOf } from './rows';
import { type SettleDoings, settleDoings } from './settle/settle_doings';
import type { KeptCopy } from './settle/ways';
import { type AtHand, type TemplateDoings, templateDoings } from './template_doings';

/** What asks before it is done. */
export type Asking =
  | { kind: 'keys' }
  | { kind: 'import'; starter: StarterPack | null }
  | { kind: 'create folder'; parent: string }
  | { kind: 'rename folder'; folder: Folder }
  | { kind: 'move'; entry: LibraryEntry }
  | { kind: 'resolve' | 'discard'; kept: KeptCopy };

/** Everything a person can do on this screen, and what came of it. */
export interface Doings extends TemplateDoings {
  /** False where the action makes no sense now. */
  run(action: Action): boolean;
  rows: readonly Row[];
  /** The entry under the hand: the one that is open, else the one that the list points at. */
  chosen: LibraryEntry | undefined;
  point(id: string | null): void;
  asking: Asking | null;
  ask(asking: Asking | null): void;
  menu: { open: boolean; opened(open: boolean): void };
  notice: Notice | null;
  say(notice: Notice | null): void;
  settle: SettleDoings;
}

interface Given extends AtHand {
  search: RefObject<HTMLInputElement | null>;
}

export function useDoings({ workspace, view, place, go, drafts, search }: Given): Doings {
  const [asking, ask] = useState<Asking | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const [menuOpen, openMenu] = useState(false);
  const [pointed, point] = useState<string | null>(null);

  const { folder: within, order, query } = place;
  const all = useMemo(() => (view ? rowsOf(view) : []), [view]);
  const byId = useMemo(() => new Map(all.map(row => [row.id, row])), [all]);
  const folders = view?.folders ?? NONE;
  const rows = useMemo(() => {
    if (!query.trim()) return rowsIn(all, within, folders, order);
    return rowsFound(byId, within, folders, workspace.search(query, FOUND));
  }, [all, byId, within, folders, order, query, workspace]);
  const chosen = view?.entries.find(entry => entry.id === (place.template ?? pointed));
  const templates = templateDoings({ workspace, view, place, go, drafts, rows, say, point });
  const asks = {
    ask: (kept: KeptCopy) => ask({ kind: 'resolve', kept }),
    askToDiscard: (kept: KeptCopy) => ask({ kind: 'discard', kept }),
  };
  const settle = settleDoings({ workspace, drafts, asks, go, say });

  const step = (by: number) => {
    const at = rows.findIndex(row => row.id === chosen?.id);
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!row) return;
    point(row.id);
    if (place.template) go({ template: row.id });
  };

  const exportAs = async (name: string, entries: readonly LibraryEntry[]) => {
    const { download, packFiles } = await import('./packs/export');
    const files = packFiles(name, entries, view ? valuesOf(view.settings, view.team) : {});
    for (const file of files) download(file);
    say({ message: exportedWords(files.length, entries.length) });
  };

  const leave = () => {
    if (menuOpen) openMenu(false);
    else if (document.activeElement === search.current) document.querySelector<HTMLElement>('.rows')?.focus();
    else if (place.template) go({ template: null });
    else if (place.query) go({ query: '' });
  };

  const folder = view?.folders.find(each => each.id === place.folder);
  const own = folder?.kind === 'browser' ? folder : undefined;
  const onList = place.screen === 'templates';
  const listed = onList ? chosen : undefined;
  const mine = listed && mayEdit(listed, view) ? listed : undefined;

  const acts: Record<Action, (() => unknown) | false | null | undefined> = {
    search: () => {
      go({ screen: 'templates' });
      requestAnimationFrame(() => search.current?.select());
    },
    next: onList && (() => step(1)),
    previous: onList && (() => step(-1)),
    all: () => go({ screen: 'templates', folder: null }),
    order:
      onList && (() => go({ order: ORDERS[(ORDERS.indexOf(place.order) + 1) % ORDERS.length] ?? 'title' })),
    create: () => templates.create(),
    edit: listed && (place.template ? focusBody : () => go({ template: listed.id })),
    duplicate: listed && (() => templates.duplicate(listed)),
    move: mine && (() => ask({ kind: 'move', entry: mine })),
    remove: mine && (() => templates.remove(mine)),
    undo: notice?.undo,
    // The editor takes its own keys while the caret is in it.
    bold: null,
    italic: null,
    underline: null,
    link: null,
    list: null,
    numbered: null,
    quote: null,
    source: null,
    variable: mine && place.template !== null && (() => openMenu(true)),
    save: drafts && (() => drafts.flush()),
    leave,
    createFolder:
      (own || workspace.surface === 'extension') &&
      (() => ask({ kind: 'create folder', parent: own?.id ?? 'browser' })),
    renameFolder: own && own.id !== 'browser' && (() => ask({ kind: 'rename folder', folder: own })),
    importPack: () => ask({ kind: 'import', starter: null }),
    exportPack:
      onList && rows.length > 0 && (() => exportAs(folder?.name ?? 'Templates', entriesOf(view, rows))),
    exportAll: view && view.entries.length > 0 && (() => exportAs('All templates', view.entries)),
    templates: () => go({ screen: 'templates' }),
    practice: workspace.surface === 'extension' && (() => go({ screen: 'practice' })),
    settings: () => go({ screen: 'settings' }),
    settle: () => go({ screen: 'unsettled', template: null }),
    sync: view?.account && (() => workspace.syncNow()),
    keys: () => ask({ kind: 'keys' }),
  };

  const run = (action: Action) => {
    const act = acts[action];
    if (act) void act();
    return Boolean(act);
  };
  const menu = { open: menuOpen, opened: openMenu };
  return { ...templates, run, rows, chosen, point, asking, ask, menu, notice, say, settle };
}

/** A search shows at most so many. */
const FOUND = 500;
const NONE: readonly Folder[] = [];

function focusBody() {
  document.querySelector<HTMLElement>('.body-field')?.focus();
}

function mayEdit(entry: LibraryEntry, view: View | null): boolean {
  return view?.folders.find(folder => folder.id === entry.folder)?.right !== 'use';
}

function entriesOf(view: View | null, rows: readonly Row[]): LibraryEntry[] {
  const byId = new Map(view?.entries.map(entry => [entry.id, entry]));
  return rows.flatMap(row => byId.get(row.id) ?? []);
}

function exportedWords(files: number, templates: number): string {
  if (files === 1) return `Exported ${templates} ${templates === 1 ? 'template' : 'templates'}.`;
  return `Exported as ${files} packs: a shortcut that opens several templates cannot stand twice in one.`;
}
