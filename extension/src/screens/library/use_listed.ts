import { useMemo, useRef } from 'preact/hooks';
import { fold } from '@/library/fold';
import { type ListNarrowing, listQueryIn } from '@/library/list_query';
import type { View, Workspace } from '@/library/workspace';
import { plainQuery } from '@/words/query';
import { foundWithDrafts, searchedDrafts, withDrafts } from './drafted';
import type { Drafts, KeptBack } from './editor/drafts';
import { pathOf } from './folders/branches';
import { type Facts, leftBy } from './list/narrowing';
import { Orders, type Row } from './order';
import type { Place } from './place';
import { foldersWithin, rowsFound, rowsOf } from './rows';
import { useBroken } from './use_broken';
import { authorName, type People } from './use_people';

/** What is listed at a place, and what narrows it. */
export interface Listed {
  rows: readonly Row[];
  narrowings: readonly ListNarrowing[];
  /** Whether words were searched for: then the best match stands first. */
  isRanked: boolean;
  broken: ReadonlySet<string>;
  /** Everywhere, whatever is listed: by the words on the screens, as many as are asked for of the library's own. */
  find(query: string, most: number): readonly Row[];
}

interface Given {
  workspace: Workspace;
  view: View | null;
  place: Place;
  people: People;
  drafts: Drafts | null;
}

export function useListed({ workspace, view, place, people, drafts }: Given): Listed {
  const { folder, order, reversed, query } = place;
  const kept = drafts?.keptBack() ?? NOTHING_KEPT;
  const entries = useMemo(() => withDrafts(view?.entries ?? NONE, kept), [view?.entries, kept]);
  const folders = view?.folders ?? NONE;
  const broken = useBroken(entries);
  const all = useMemo(
    () => (view ? rowsOf(view, people, kept) : []),
    [view?.entries, view?.folders, people, kept],
  );
  const byId = useMemo(() => new Map(all.map(row => [row.id, row])), [all]);

  const orders = useRef(new Orders());
  const ordered = useMemo(() => orders.current.by(order, all), [all, order]);

  const { terms, narrowings } = useMemo(() => listQueryIn(plainQuery(query)), [query]);
  const narrowed = JSON.stringify(narrowings);
  const facts = useFacts(view, broken, people, kept);
  const left = useMemo(() => leftBy(entries, narrowings, facts), [entries, narrowed, narrowed && facts]);
  const within = useMemo(() => (folder === null ? null : foldersWithin(folder, folders)), [folder, folders]);
  const isHere = (row: Row) => (!within || within.has(row.folder)) && (!left || left.has(row.id));
  const among = useMemo(
    () => (within || left ? new Set(all.filter(isHere).map(row => row.id)) : undefined),
    [all, within, left],
  );

  const words = terms.join(' ');
  const searched = useMemo(() => searchedDrafts(entries, kept), [entries, kept]);
  const rows = useMemo(() => {
    if (words) {
      const found = workspace.search(words, FOUND, among);
      return rowsFound(byId, foundWithDrafts(found, searched, terms, among));
    }
    const here = among ? ordered.filter(isHere) : ordered;
    return reversed ? here.toReversed() : here;
  }, [ordered, byId, among, words, reversed, workspace, searched]);

  const find = (asked: string, most: number) => {
    const found = workspace.search(asked, most);
    const { terms } = listQueryIn(asked);
    return rowsFound(byId, terms.length > 0 ? foundWithDrafts(found, searched, terms, undefined) : found);
  };

  return { rows, narrowings, isRanked: words !== '', broken, find };
}

/** A search shows at most so many. */
const FOUND = 500;
const NONE: readonly never[] = [];
const NOTHING_KEPT: KeptBack = new Map();

function useFacts(view: View | null, broken: ReadonlySet<string>, people: People, drafts: KeptBack): Facts {
  const { folders = NONE, usage, favourites } = view ?? {};
  return useMemo(() => {
    const paths = new Map(
      folders.map(folder => [folder.id, pathOf(folder, folders).toReversed().map(fold)] as const),
    );
    return {
      favourites: favourites ?? new Set(),
      used: usage ?? new Map(),
      broken,
      drafts,
      foldersOf: folder => paths.get(folder) ?? NONE,
      authorOf: entry => fold(authorName(entry, people)),
    };
  }, [folders, usage, favourites, broken, people, drafts]);
}
