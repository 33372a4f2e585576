import { marksOf } from '@/library/marks';
import { anywhere, inShortFields } from '@/library/score';
import { type Searchable, searchableOf } from '@/library/searchable';
import type { LibraryEntry } from '@/library/workspace';
import type { KeptBack } from './editor/drafts';
import type { RowFound } from './rows';

/** The entries in the words that a person last saw of them; the very same where nothing was kept back. */
export function withDrafts(entries: readonly LibraryEntry[], kept: KeptBack): readonly LibraryEntry[] {
  if (kept.size === 0) return entries;
  return entries.map(entry => {
    const template = kept.get(entry.id)?.template;
    return template ? { ...entry, template } : entry;
  });
}

/** What a search of drafts looks at, of entries that have their drafts' words. */
export function searchedDrafts(entries: readonly LibraryEntry[], kept: KeptBack): Searchable[] {
  if (kept.size === 0) return [];
  return entries.filter(({ id }) => kept.has(id)).map(entry => searchableOf(entry, []));
}

/**
 * What the library found, with the drafts found by their own words: first those that hold all of them in title,
 * shortcut or tags, last those that hold some only in the text. The library's words for those are not on screen.
 */
export function foundWithDrafts(
  found: readonly RowFound[],
  drafts: readonly Searchable[],
  terms: readonly string[],
  among: ReadonlySet<string> | undefined,
): readonly RowFound[] {
  if (drafts.length === 0) return found;
  const ids = new Set(drafts.map(({ entry }) => entry.id));
  const here = drafts.filter(({ entry }) => !among || among.has(entry.id));
  const first = here.filter(draft => terms.every(term => inShortFields(draft, term) > 0));
  const last = here.filter(draft => !first.includes(draft) && terms.every(term => anywhere(draft, term) > 0));
  return [
    ...first.map(draft => foundDraft(draft, terms)),
    ...found.filter(({ id }) => !ids.has(id)),
    ...last.map(draft => foundDraft(draft, terms)),
  ];
}

function foundDraft({ entry, sounds }: Searchable, terms: readonly string[]): RowFound {
  return { id: entry.id, marks: marksOf(entry.template.title, sounds, terms) };
}
