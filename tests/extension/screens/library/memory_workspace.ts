import type { Service } from '@/library/service';
import { reworded } from '@/sync/merge';
import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import { withFavourites, withoutFavourites } from '@/library/favourites';
import type { OwnPast } from '@/library/own_past';
import type { Presence } from '@/library/presence';
import { DEFAULT_SETTINGS } from '@/library/settings';
import {
  type CodeSignIn,
  type Copy,
  type Draft,
  type LibraryEntry,
  type Outcome,
  type Resolution,
  type Rewording,
  type Undone,
  type View,
  type Workspace,
} from '@/library/workspace';
import { MemoryFiles } from './memory_files';
import { EMPTY_TEMPLATE, type Template } from '@/template/template';

const LOCAL = { kind: 'local', waiting: 0, unsettled: 0 } as const;

/** A workspace that lives in memory, for screens that need one and no browser. */
export class MemoryWorkspace implements Workspace {
  readonly surface: Workspace['surface'] = 'extension';
  /** There is no network here. */
  readonly service: Service = {
    ask: async () => ({ kind: 'unreachable' }),
    sendFile: async () => ({ kind: 'unreachable' }),
    fetchFile: async () => ({ kind: 'unreachable' }),
  };
  readonly files = new MemoryFiles();
  /** Nobody else is there, unless a test says so. */
  readonly presence: Presence = { join: () => ({ writes: () => undefined }) };
  readonly past: OwnPast = {
    states: async () => [],
    trash: async () => [],
    bringBack: async ids => ({ kind: 'done', ids: [...ids] }),
    erase: async ids => ({ kind: 'done', ids: [...ids] }),
  };
  view: View;
  /** Set to have every change refused with these words. */
  refusing: string | null = null;
  private watchers = new Set<(view: View) => void>();
  private ids = 0;

  constructor(view: Partial<View> = {}) {
    this.view = {
      entries: [],
      folders: [BROWSER_FOLDER],
      sync: LOCAL,
      account: null,
      companyServer: null,
      settings: DEFAULT_SETTINGS,
      team: {},
      undone: [],
      usage: new Map(),
      favourites: new Set(),
      ...view,
    };
  }

  watch(seen: (view: View) => void, signal: AbortSignal): void {
    this.watchers.add(seen);
    signal.addEventListener('abort', () => this.watchers.delete(seen));
    seen(this.view);
  }

  show(part: Partial<View>): void {
    this.view = { ...this.view, ...part };
    for (const seen of this.watchers) seen(this.view);
  }

  template(title: string): Template | undefined {
    return this.view.entries.find(entry => entry.template.title === title)?.template;
  }

  search(query: string, limit: number, among?: ReadonlySet<string>) {
    const words = query.toLowerCase();
    return this.view.entries
      .filter(({ id }) => among?.has(id) ?? true)
      .filter(({ template }) => `${template.title} ${template.shortcut}`.toLowerCase().includes(words))
      .slice(0, limit)
      .map(({ id, template }) => {
        const at = template.title.toLowerCase().indexOf(words);
        const marks: [number, number][] = at < 0 ? [] : [[at, at + words.length]];
        const { title, shortcut, tags } = template;
        return { id, title, shortcut, tags, language: '', folder_name: '', marks, favourite: false };
      });
  }

  async save({ id = `new-${++this.ids}`, folder, template }: { id?: string; folder: string; template: Template }) {
    return this.change(() => [entry(id, folder, template), ...this.view.entries.filter(each => each.id !== id)], [id]);
  }

  async saveAll(drafts: readonly Draft[]) {
    if (this.refusing) return this.change(() => [], []);
    const ids: string[] = [];
    for (const draft of drafts) {
      const outcome = await this.save(draft);
      if (outcome.kind === 'done') ids.push(...outcome.ids);
    }
    return { kind: 'done', ids } as const;
  }

  async favour(ids: readonly string[]) {
    this.show({ favourites: withFavourites(this.view.favourites, ids) });
  }

  async unfavour(ids: readonly string[]) {
    this.show({ favourites: withoutFavourites(this.view.favourites, ids) });
  }

  async remove(ids: readonly string[]) {
    return this.change(() => this.view.entries.filter(each => !ids.includes(each.id)), ids);
  }

  async restore(entries: readonly LibraryEntry[]) {
    return this.change(() => [...this.view.entries, ...entries], entries.map(each => each.id));
  }

  async move(ids: readonly string[], folder: string) {
    return this.change(
      () => this.view.entries.map(each => (ids.includes(each.id) ? { ...each, folder } : each)),
      ids,
    );
  }

  async add(folder: string, templates: readonly Template[]) {
    const added = templates.map(template => entry(`new-${++this.ids}`, folder, template));
    return this.change(() => [...this.view.entries, ...added], added.map(each => each.id));
  }

  async keepCopy(id: string) {
    const copy = this.view.entries.find(each => each.id === id);
    const of = copy?.copy?.of ?? '';
    return this.change(
      () =>
        this.view.entries
          .filter(each => each.id !== id)
          .map(each => (each.id === of && copy ? { ...each, template: copy.template } : each)),
      [of],
    );
  }

  async resolveCopy(id: string, { template }: Resolution) {
    const of = this.view.entries.find(each => each.id === id)?.copy?.of ?? '';
    return this.change(
      () =>
        this.view.entries
          .filter(each => each.id !== id)
          .map(each => (each.id === of ? { ...each, template } : each)),
      [of],
    );
  }

  async reword(of: string, typed: Rewording) {
    const now = this.view.entries.find(each => each.id === of);
    const template = now && reworded(now, typed);
    if (template) return this.save({ id: of, folder: now.folder, template });
    const id = `new-${++this.ids}`;
    const copy: Copy = { of, folder: 'browser', base: typed.base, because: 'conflict', problems: [] };
    return this.change(() => [...this.view.entries, { ...entry(id, 'browser', typed.template), copy }], [id]);
  }

  async keepBoth(id: string) {
    return this.keepPrivate(id);
  }

  async keepPrivate(id: string) {
    return this.change(
      () => this.view.entries.map(each => (each.id === id ? { ...each, copy: null } : each)),
      [id],
    );
  }

  async forgetUndone(told: readonly Undone[]) {
    this.show({ undone: this.view.undone.filter(each => !told.includes(each)) });
  }

  async createFolder(parent: string, name: string) {
    const folder: Folder = { id: `folder-${++this.ids}`, parent, name, right: 'manage', kind: 'browser' };
    if (!this.refusing) this.show({ folders: [...this.view.folders, folder] });
    return this.change(() => this.view.entries, [folder.id]);
  }

  async renameFolder(id: string, name: string) {
    this.show({ folders: this.view.folders.map(each => (each.id === id ? { ...each, name } : each)) });
    return this.change(() => this.view.entries, [id]);
  }

  async moveFolder(id: string, parent: string) {
    this.show({ folders: this.view.folders.map(each => (each.id === id ? { ...each, parent } : each)) });
    return this.change(() => this.view.entries, [id]);
  }

  async removeFolder(id: string) {
    const folder = this.view.folders.find(each => each.id === id);
    const parent = folder?.parent ?? 'browser';
    this.show({ folders: this.view.folders.filter(each => each.id !== id) });
    return this.change(
      () => this.view.entries.map(each => (each.folder === id ? { ...each, folder: parent } : each)),
      [id],
    );
  }

  async changeLanguage(language: string) {
    this.show({ settings: { ...this.view.settings, language } });
    return 'kept' as const;
  }

  async changeSettings(change: Partial<View['settings']>) {
    this.show({ settings: { ...this.view.settings, ...change } });
  }

  async signIn(_server: string): Promise<Outcome> {
    return { kind: 'done', ids: [] };
  }

  /** How a sign-in with a code stands; a test sets it. */
  code: CodeSignIn = { kind: 'none' };

  beginCode = async (): Promise<CodeSignIn> => this.code;

  async tryCode() {
    return this.code;
  }

  async endCode() {
    this.code = { kind: 'none' };
  }

  async signOut() {
    this.show({ account: null, sync: LOCAL });
  }

  async syncNow() {}

  private async change(entries: () => readonly LibraryEntry[], ids: readonly string[]): Promise<Outcome> {
    if (this.refusing) return { kind: 'refused', reason: { code: 'said', words: this.refusing } };
    this.show({ entries: entries() });
    return { kind: 'done', ids: [...ids] };
  }
}

/** A template in a folder, as the library lists it. */
export function entry(id: string, folder: string, template: Partial<Template>): LibraryEntry {
  return {
    id,
    folder,
    revision: 1,
    template: { ...EMPTY_TEMPLATE, ...template },
    waiting: false,
    changed_at: '2026-03-02T09:00:00Z',
    changed_by: null,
    copy: null,
  };
}
