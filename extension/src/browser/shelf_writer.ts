import { foldShortcut } from '@/expand/shortcut';
import type { ShelvedEntry, Surroundings } from '@/library/shelf';
import { shortcutLines } from '@/library/shortcut_list';
import { byShortcut } from '@/library/shortcuts';
import { valuesOf } from '@/library/values';
import type { LibraryEntry } from '@/library/workspace';
import { type LibraryDatabase, write } from '@/sync/database';
import { accountOf } from '@/sync/membership';
import type { Difference, Mirror } from '@/sync/mirror';
import { personFrom } from '@/template/person';
import { readSettings } from './settings';
import { entriesKey, INSIDE_WORDS, isEntriesKey, SHORTCUTS, STAMP, SURROUNDINGS } from './shelf_keys';

/** Lays out for the pages what their shortcuts open. All of it follows from the library and can be made anew. */
export class ShelfWriter {
  /** What lies on the shelf by key, as JSON; null until it was looked at, and while that is changing. */
  private lying: Map<string, string> | null = null;
  private readonly opensAs = new Map<string, string>();

  constructor(
    private readonly db: LibraryDatabase,
    private readonly mirror: Mirror,
  ) {}

  /** Whether everything up to that place of the journal lies there already. */
  async isUpTo(position: number): Promise<boolean> {
    const stored = await chrome.storage.local.get<Record<string, unknown>>(STAMP);
    return stored[STAMP] === (await stampAt(this.db, position));
  }

  /** Writes what differs, nothing else; the stamp last, so that what was cut off is noticed and made anew. */
  async write(difference: Difference): Promise<void> {
    const opened = byShortcut(this.mirror.entries.values(), foldShortcut);
    if (difference.kind === 'everything' && (await this.isUpTo(this.mirror.position))) {
      return this.remember(opened);
    }
    const wanted = new Map<string, string>();
    for (const shortcut of this.affected(difference, opened.keys())) {
      const entries = opened.get(shortcut);
      if (entries) wanted.set(entriesKey(shortcut), asJson(this.shelved(entries)));
      else wanted.set(entriesKey(shortcut), '');
    }
    this.remember(opened);

    wanted.set(SHORTCUTS, asJson(shortcutLines(opened.keys())));
    wanted.set(INSIDE_WORDS, asJson(shortcutLines(insideWords(opened))));
    wanted.set(SURROUNDINGS, asJson(await this.surroundings()));
    await this.lay(wanted, difference.kind === 'everything');
    await chrome.storage.local.set({ [STAMP]: await stampAt(this.db, this.mirror.position) });
  }

  async writeSurroundings(): Promise<void> {
    await this.lay(new Map([[SURROUNDINGS, asJson(await this.surroundings())]]), false);
  }

  private async lay(wanted: Map<string, string>, isAll: boolean): Promise<void> {
    this.lying ??= await whatLies();
    const { lying } = this;
    this.lying = null;
    if (isAll) for (const key of lying.keys()) if (isEntriesKey(key) && !wanted.has(key)) wanted.set(key, '');

    const changed = [...wanted].filter(([key, json]) => (lying.get(key) ?? '') !== json);
    const put = changed.filter(([, json]) => json !== '');
    const removed = changed.filter(([, json]) => json === '').map(([key]) => key);
    for (let from = 0; from < put.length; from += AT_A_TIME) {
      const some = put.slice(from, from + AT_A_TIME).map(([key, json]) => [key, JSON.parse(json)] as const);
      await chrome.storage.local.set(Object.fromEntries(some));
    }
    if (removed.length > 0) await chrome.storage.local.remove(removed);
    for (const [key, json] of changed) lying.set(key, json);
    this.lying = lying;
  }

  /** The shortcuts that changed entries open now, and those that they opened before. */
  private affected(difference: Difference, all: Iterable<string>): Iterable<string> {
    if (difference.kind === 'everything') return all;
    if (difference.kind === 'nothing') return [];
    const shortcuts = new Set<string>();
    for (const key of difference.keys) {
      const before = this.opensAs.get(key);
      const now = this.mirror.entries.get(key)?.template.shortcut;
      if (before) shortcuts.add(before);
      if (now) shortcuts.add(foldShortcut(now));
    }
    return shortcuts;
  }

  private remember(opened: Map<string, LibraryEntry[]>): void {
    this.opensAs.clear();
    for (const [shortcut, entries] of opened) for (const { id } of entries) this.opensAs.set(id, shortcut);
  }

  private shelved(entries: readonly LibraryEntry[]): ShelvedEntry[] {
    const names = new Map(this.mirror.folders.map(folder => [folder.id, folder.name]));
    return entries
      .map(({ id, folder, revision, template }) => ({
        id,
        folder,
        revision,
        template,
        folder_name: names.get(folder) ?? '',
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private async surroundings(): Promise<Surroundings> {
    const settings = await readSettings();
    const signedIn = await accountOf(this.db);
    const { name, email } = signedIn ?? settings;
    const isKnown = name !== '' || email !== '';
    return {
      team: valuesOf(settings, this.mirror.values),
      account: isKnown ? personFrom(name, email || undefined) : null,
      language: signedIn?.language ?? '',
    };
  }
}

/** So that a page that reads what its shortcut opens does not wait for a whole library. */
const AT_A_TIME = 100;

const WRITTEN_WHOLE = new Set([SHORTCUTS, INSIDE_WORDS, SURROUNDINGS]);

function insideWords(opened: Map<string, LibraryEntry[]>): string[] {
  return [...opened]
    .filter(([, entries]) => entries.some(({ template }) => template.inside_words))
    .map(([shortcut]) => shortcut);
}

async function whatLies(): Promise<Map<string, string>> {
  const stored = await chrome.storage.local.get<Record<string, unknown>>(null);
  const ours = Object.entries(stored).filter(([key]) => WRITTEN_WHOLE.has(key) || isEntriesKey(key));
  return new Map(ours.map(([key, value]) => [key, asJson(value)]));
}

/** With every object's keys in order, as the browser's storage gives them back. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => (isObject(part) ? inOrder(part) : part));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inOrder = (object: object): object =>
  Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));

/** A database that was made anew counts its journal from the beginning: its stamp must not pass for the old one's. */
async function stampAt(db: LibraryDatabase, position: number): Promise<string> {
  // A write waits for everybody else's, so only the first time.
  const born = (await bornOf(db)) ?? (await write(db, () => bear(db)));
  return `${LAYOUT}.${born}.${position}`;
}

async function bornOf(db: LibraryDatabase): Promise<string | null> {
  const known = (await db.notes.get('born'))?.value;
  return typeof known === 'string' ? known : null;
}

async function bear(db: LibraryDatabase): Promise<string> {
  const born = (await bornOf(db)) ?? crypto.randomUUID();
  await db.notes.put({ name: 'born', value: born });
  return born;
}

/** Raised when what lies on the shelf takes another form, so that an update of the extension makes it anew. */
const LAYOUT = 4;
