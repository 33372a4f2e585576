import { useEffect, useReducer } from 'preact/hooks';
import type { Encoding } from '@/imports/decode';
import type { Import, Unreadable } from '@/imports/import';
import type { Way } from '@/imports/plan';
import type { Said } from '@/imports/read';
import type { Packed } from '@/imports/zip';
import type { Workspace } from '@/library/workspace';
import type { Watching } from './bring';
import type { Filter } from './import_summary';
import { readApart } from './read_apart';

/** How far the chosen files are read. */
export type Reading =
  | { kind: 'none' }
  | { kind: 'reading'; names: string[]; count: number }
  | { kind: 'done'; names: string[]; files: readonly Packed[]; found: Import | Unreadable };

/** Anything that has a name and bytes: a chosen file, pasted text, a pack that came along. */
export interface Chosen {
  name: string;
  bytes(): Promise<Uint8Array>;
}

/** What a person said about what was read. */
export interface Wanted {
  /** Null until a folder is chosen. */
  into: string | null;
  filter: Filter;
  /** Templates that were ticked or unticked by hand, by their place in the import. */
  ticked: ReadonlyMap<number, boolean>;
  ways: ReadonlyMap<number, Way>;
  otherwise: Way;
  /** Of the team, as typed. */
  values: Readonly<Record<string, string>>;
  /** The row that the list points at. */
  pointed: number;
}

/** How far it is written. */
export interface Writing {
  wrote: number;
  of: number;
  stop(): void;
}

/**
 * The import of a workspace, from the choice of a file to the last template. It outlives the screen: whoever comes
 * back finds it as they left it, for as long as the page is open.
 */
export class Underway {
  reading: Reading = { kind: 'none' };
  wanted: Wanted = FRESH;
  writing: Writing | null = null;
  private readonly watchers = new Set<() => void>();
  private encoding: Encoding | undefined;
  private turn = new AbortController();

  constructor(private readonly readFiles = readApart) {}

  /** Whether its screen is shown. */
  get isWatched(): boolean {
    return this.watchers.size > 0;
  }

  watch(changed: () => void): () => void {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  want(wanted: Partial<Wanted>): void {
    this.wanted = { ...this.wanted, ...wanted };
    this.tell();
  }

  /** Whether this is what was chosen. */
  holds(name: string): boolean {
    return this.reading.kind !== 'none' && this.reading.names.join() === name;
  }

  async read(chosen: readonly Chosen[]): Promise<void> {
    if (this.writing) return;
    const { signal } = this.begun();
    this.wanted = FRESH;
    this.encoding = undefined;
    const files = await Promise.all(
      chosen.map(async each => ({ name: each.name, bytes: await each.bytes() })),
    );
    if (files.length > 0 && !signal.aborted) await this.run(files, {});
  }

  /** The same files once more, as a person says they are to be read; how they are written is said once. */
  async again(said: Said): Promise<void> {
    if (this.reading.kind !== 'done' || this.writing) return;
    this.encoding = said.encoding ?? this.encoding;
    // Another format finds other templates at the same places.
    this.wanted = { ...this.wanted, ticked: FRESH.ticked, ways: FRESH.ways, pointed: 0 };
    await this.run(this.reading.files, { ...said, encoding: this.encoding });
  }

  stop(): void {
    this.turn.abort();
    this.reading = { kind: 'none' };
    this.wanted = FRESH;
    this.tell();
  }

  /** Runs what writes. Until it ends the browser asks before the page is closed. */
  async write<Outcome>(of: number, run: (watching: Watching) => Promise<Outcome>): Promise<Outcome> {
    const stopped = new AbortController();
    const ended = new AbortController();
    addEventListener('beforeunload', event => event.preventDefault(), { signal: ended.signal });
    const written = (wrote: number) => {
      this.writing = { wrote, of, stop: () => stopped.abort() };
      this.tell();
    };
    written(0);
    try {
      return await run({ signal: stopped.signal, wrote: written });
    } finally {
      ended.abort();
      this.writing = null;
      this.tell();
    }
  }

  /** A new reading ends the one before. */
  private async run(files: readonly Packed[], said: Said): Promise<void> {
    const { signal } = this.begun();
    const names = files.map(({ name }) => name);
    const counted = (count: number) => this.show({ kind: 'reading', names, count });
    counted(0);
    const found = await this.readFiles(files, said, { signal, counted });
    if (found) this.show({ kind: 'done', names, files, found });
  }

  private begun(): AbortController {
    this.turn.abort();
    this.turn = new AbortController();
    return this.turn;
  }

  private show(state: Reading): void {
    this.reading = state;
    this.tell();
  }

  private tell(): void {
    for (const changed of this.watchers) changed();
  }
}

/** The import of this workspace; the screen is drawn anew whenever something of it changes. */
export function useUnderway(workspace: Workspace): Underway {
  const underway = underwayIn(workspace);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => underway.watch(() => redraw(undefined)), [underway]);
  return underway;
}

function underwayIn(workspace: Workspace): Underway {
  const known = all.get(workspace) ?? new Underway();
  all.set(workspace, known);
  return known;
}

const all = new WeakMap<Workspace, Underway>();

const FRESH: Wanted = {
  into: null,
  filter: 'all',
  ticked: new Map(),
  ways: new Map(),
  otherwise: 'both',
  values: {},
  pointed: 0,
};
