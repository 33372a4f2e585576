import { isAskedFor } from '@/library/asked_language';
import { fold } from '@/library/fold';
import type { ListNarrowing } from '@/library/list_query';
import type { LibraryEntry } from '@/library/workspace';

/** What is known of templates beside what stands in them. */
export interface Facts {
  favourites: ReadonlySet<string>;
  /** Used in this browser. */
  used: { has(id: string): boolean };
  /** What a check found something wrong in. */
  broken: ReadonlySet<string>;
  /** Whose newest words are not in the library. */
  drafts: { has(id: string): boolean };
  /** The names of a folder and of those around it, its own first; folded. */
  foldersOf(folder: string): readonly string[];
  /** The name of who changed it last, folded; empty where nobody knows. */
  authorOf(entry: LibraryEntry): string;
}

/** What `is:` may be followed by; as one types, its first letters do. */
export const STATES = ['favourite', 'unused', 'broken', 'waiting', 'copy', 'draft'] as const;
export type State = (typeof STATES)[number];

/** The state that `is:` names. */
export function stateOf(typed: string): State | undefined {
  return STATES.find(state => state.startsWith(typed) || `${state}s` === typed);
}

/** The ids of what a person's narrowings leave; null where nothing narrows. */
export function leftBy(
  entries: readonly LibraryEntry[],
  narrowings: readonly ListNarrowing[],
  facts: Facts,
): ReadonlySet<string> | null {
  if (narrowings.length === 0) return null;
  const left = entries.filter(entry => narrowings.every(narrowing => isLeft(entry, narrowing, facts)));
  return new Set(left.map(entry => entry.id));
}

function isLeft(entry: LibraryEntry, { by, to }: ListNarrowing, facts: Facts): boolean {
  switch (by) {
    case 'in':
      return facts.foldersOf(entry.folder).some(name => name.startsWith(to));
    case 'tag':
      return entry.template.tags.some(tag => fold(tag).startsWith(to));
    case 'lang':
      return isAskedFor(entry.template.language, to);
    case 'by':
      return ` ${facts.authorOf(entry)}`.includes(` ${to}`);
    case 'is':
      return isInState(entry, stateOf(to), facts);
  }
}

function isInState(entry: LibraryEntry, state: State | undefined, facts: Facts): boolean {
  switch (state) {
    case 'favourite':
      return facts.favourites.has(entry.id);
    case 'unused':
      return !facts.used.has(entry.id);
    case 'broken':
      return facts.broken.has(entry.id);
    case 'waiting':
      return entry.waiting;
    case 'copy':
      return entry.copy !== null;
    case 'draft':
      return facts.drafts.has(entry.id);
    case undefined:
      return false;
  }
}
