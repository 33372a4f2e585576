import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { ListNarrowing } from '@/library/list_query';
import type { LibraryEntry, View } from '@/library/workspace';
import type { Action } from './actions';
import { actsAtHand, entriesOf, mayEdit } from './acts_at_hand';
import { type FolderDoings, folderDoings } from './folders/folder_doings';
import type { Notice } from './notice';
import type { Row } from './order';
import { Successors } from './past';
import { type SettleDoings, settleDoings } from './settle/settle_doings';
import type { KeptCopy } from './settle/ways';
import { stepsOver } from './steps';
import { type AtHand, type TemplateDoings, templateDoings } from './template_doings';
import { useListed } from './use_listed';
import { type Acting, usePast } from './use_past';
import type { People } from './use_people';
import { type Selection, useSelection } from './use_selection';

/** What asks before it is done. */
export type Asking =
  | { kind: 'keys' | 'palette' | 'acts' }
  | { kind: 'create folder'; parent: Folder | null }
  | { kind: 'rename folder' | 'move folder' | 'remove folder'; folder: Folder }
  | { kind: 'export'; name: string; entries: readonly LibraryEntry[] }
  | { kind: 'move' | 'tag'; entries: readonly LibraryEntry[] }
  | { kind: 'resolve' | 'discard'; kept: KeptCopy };

/** Something that can be opened and closed. */
export interface Opening {
  open: boolean;
  opened(open: boolean): void;
}

/** Everything a person can do on this screen, and what came of it. */
export interface Doings {
  /** False where the action makes no sense now. */
  run(action: Action): boolean;
  /** Whether it makes sense now. */
  can(action: Action): boolean;
  templates: TemplateDoings;
  folders: FolderDoings;
  settle: SettleDoings;
  rows: readonly Row[];
  narrowings: readonly ListNarrowing[];
  /** The best match stands first. */
  isRanked: boolean;
  /** The ids of templates with a problem. */
  broken: ReadonlySet<string>;
  /** What a search of all templates finds, drafts by their own words. */
  find(query: string, most: number): readonly Row[];
  people: People;
  /** The entry under the hand: the one that is open, else the one that the list points at. */
  chosen: LibraryEntry | undefined;
  point(id: string | null): void;
  selection: Selection;
  /** Whether any of the selected ones may be changed by this person. */
  mayChangeSome: boolean;
  asking: Asking | null;
  ask(asking: Asking | null): void;
  /** The variable menu of the editor; the filters of the list; the side bar where it lies over the rest. */
  menu: Opening;
  filters: Opening;
  drawer: Opening;
  past: Acting;
  notice: Notice | null;
  say(notice: Notice | null): void;
}

interface Given extends AtHand {
  people: People;
  search: RefObject<HTMLInputElement | null>;
}

export function useDoings({ people, search, ...atHand }: Given): Doings {
  const { workspace, view, place, go, drafts } = atHand;
  const [asking, ask] = useState<Asking | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const [pointed, point] = useState<string | null>(null);
  const menu = useOpening();
  const filters = useOpening();
  const drawer = useOpening();

  const listed = useListed({ workspace, view, place, people, drafts });
  const selection = useSelection(`${place.folder} ${place.query}`, listed.rows, pointed);
  const past = usePast(say);
  const newest = useRef(view);
  newest.current = view;
  const steps = useMemo(
    () => stepsOver({ workspace, view: () => newest.current, successors: new Successors() }),
    [workspace],
  );
  useSuccession(view, atHand, steps.now);

  const chosen = view?.entries.find(entry => entry.id === (place.template ?? pointed));
  const templates = templateDoings({
    ...atHand,
    rows: listed.rows,
    acting: past,
    steps,
    tell: say,
    point,
  });
  const folders = folderDoings({ workspace, view: () => newest.current, acting: past, go, tell: say });
  const asks = {
    ask: (kept: KeptCopy) => ask({ kind: 'resolve', kept }),
    askToDiscard: (kept: KeptCopy) => ask({ kind: 'discard', kept }),
  };
  const settle = settleDoings({ workspace, drafts, asks, go, say });

  const mayChangeSome = entriesOf(view, selection.ids).some(entry => mayEdit(entry, view));
  const opened = { asking, ask, notice, say, menu, filters, drawer };
  const known = {
    ...listed,
    ...opened,
    templates,
    folders,
    settle,
    people,
    chosen,
    point,
    selection,
    mayChangeSome,
    past,
  };
  const acts = actsAtHand({ ...atHand, ...known, search });
  const run = (action: Action) => {
    const act = acts[action];
    if (act) void act();
    return Boolean(act);
  };
  return { ...known, run, can: action => Boolean(acts[action]) };
}

function useOpening(): Opening {
  const [open, opened] = useState(false);
  return { open, opened };
}

/** The address follows a template that came to another id. */
function useSuccession(view: View | null, { place, go }: AtHand, now: (id: string) => string): void {
  useEffect(() => {
    if (place.template && now(place.template) !== place.template) go({ template: now(place.template) });
  }, [view, place.template]);
}
