import { useMemo, useRef, useState } from 'preact/hooks';
import { plainQuery, spokenQuery } from '@/words/query';
import { say } from '@/words/say';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { tooltip } from '../actions';
import { mayChange, removeFolder } from '../acts_at_hand';
import { countsOf } from '../rows';
import type { Shared } from '../side_bar';
import { FolderLine } from './folder_line';
import { lineAfter, lineBeginning, type TreeLine, treeLines } from './tree_lines';
import { useCollapsed } from './use_collapsed';

/** The folders as a tree; each says whose it is and what one may do there. Takes templates and folders that are dropped. */
export function FolderTree({ view, place, go, doings, notes }: Shared & { notes: Storage }) {
  const [collapsed, fold] = useCollapsed(notes);
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const counts = useMemo(() => countsOf(view), [view.entries, view.folders]);
  const favourites = useMemo(() => favouritesIn(view), [view.entries, view.favourites]);
  const lines = treeLines({
    folders: view.folders,
    teams: view.account?.teams ?? [],
    counts,
    total: view.entries.length,
    favourites,
    collapsed,
  });
  const here = chosenLine(place);
  const stop = lines.find(({ id }) => id === focused) ?? lines.find(({ id }) => id === here) ?? lines[0];

  const choose = (line: TreeLine) => {
    setFocused(line.id);
    doings.drawer.opened(false);
    if (line.kind === 'team') fold(line.id, Boolean(line.expanded));
    else if (line.kind === 'favourites')
      go({ screen: 'templates', folder: null, template: null, query: spokenQuery(FAVOURITES) });
    else go({ screen: 'templates', folder: line.folder?.id ?? null, template: null, query: '' });
  };
  const focus = (nth: number) => {
    const line = lines[nth];
    if (!line) return;
    setFocused(line.id);
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[nth]?.focus();
  };
  const typeAhead = (event: KeyboardEvent, at: number): number | null => {
    const now = event.timeStamp;
    const text = now - typed.current.at < TYPING_MS ? typed.current.text + event.key : event.key;
    typed.current = { text, at: now };
    return lineBeginning(text, at, lines);
  };

  const pressed = (event: KeyboardEvent) => {
    // A capital is an action's key, not a letter of a name.
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = lines.findIndex(({ id }) => id === stop?.id);
    const line = lines[at];
    if (!line) return;
    if (event.key === 'Enter' || event.key === ' ') choose(line);
    else if (event.key === 'F2' || event.key === 'Delete') actOn(line, event.key);
    else if (event.key === 'ArrowRight' && line.expanded === false) fold(line.id, false);
    else if (event.key === 'ArrowLeft' && line.expanded) fold(line.id, true);
    else {
      const to = isSign(event.key) ? typeAhead(event, at) : lineAfter(event.key, at, lines);
      if (to === null && !isSign(event.key)) return;
      if (to !== null) focus(to);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const actOn = ({ folder }: TreeLine, key: string) => {
    if (!folder || !mayChange(folder)) return;
    if (place.folder !== folder.id) go({ screen: 'templates', folder: folder.id, template: null, query: '' });
    if (key === 'F2') doings.ask({ kind: 'rename folder', folder });
    else removeFolder(folder, doings.folders, doings.ask);
  };

  return (
    <div class="folders">
      <header>
        <h2>{say('library.folders')}</h2>
        <IconButton label={tooltip('createFolder')} onClick={() => doings.run('createFolder')}>
          <Icon name="plus" size={14} />
        </IconButton>
      </header>
      <div role="tree" ref={tree} aria-label={say('library.folders')} onKeyDown={pressed}>
        {lines.map(line => (
          <FolderLine
            key={line.id}
            {...{ line, view, doings }}
            isChosen={line.id === here}
            isStop={line.id === stop?.id}
            choose={() => choose(line)}
            fold={() => fold(line.id, Boolean(line.expanded))}
          />
        ))}
      </div>
    </div>
  );
}

const FAVOURITES = 'is:favourite';

/** Letters that come later than that begin another word. */
const TYPING_MS = 700;

const isSign = (key: string): boolean => /^[\p{L}\p{N}]$/u.test(key);

function chosenLine({ screen, folder, query }: Shared['place']): string | null {
  if (screen !== 'templates') return null;
  if (folder === null && plainQuery(query).trim() === FAVOURITES) return 'favourites';
  return folder ?? 'all';
}

function favouritesIn({ entries, favourites }: Shared['view']): number {
  if (favourites.size === 0) return 0;
  return entries.filter(({ id }) => favourites.has(id)).length;
}
