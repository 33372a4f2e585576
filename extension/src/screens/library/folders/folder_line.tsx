import { useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { shownNumber } from '@/words/shown';
import { Icon, type IconName } from '../../parts/icon';
import { mayChange, mayHold } from '../acts_at_hand';
import { beginDrag, type Dragged, endDrag, whatIsDragged } from '../dragged';
import { foldersWithin } from '../rows';
import type { Doings } from '../use_doings';
import type { TreeLine } from './tree_lines';

interface FolderLineProps {
  line: TreeLine;
  view: View;
  doings: Doings;
  isChosen: boolean;
  /** Tab leads here. */
  isStop: boolean;
  choose(): void;
  fold(): void;
}

/** One line of the tree. */
export function FolderLine({ line, view, doings, isChosen, isStop, choose, fold }: FolderLineProps) {
  const [isTarget, aim] = useState(false);
  const { folder, name, count, level, expanded } = line;
  const standing = folder && standingOf(folder);

  const takes = () => {
    const dragged = whatIsDragged();
    return folder && dragged && canTake(folder, dragged, view) ? dragged : null;
  };
  const over = (event: DragEvent) => {
    if (!takes()) return;
    event.preventDefault();
    aim(true);
  };
  const drop = (event: DragEvent) => {
    const dragged = takes();
    aim(false);
    if (!dragged || !folder) return;
    event.preventDefault();
    put(dragged, folder, view, doings);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all its lines
    <div
      role="treeitem"
      class={`folder tree-line ${line.kind}${isTarget ? ' target' : ''}`}
      tabIndex={isStop ? 0 : -1}
      aria-level={level}
      aria-selected={isChosen}
      aria-expanded={expanded ?? undefined}
      style={{ paddingInlineStart: `${4 + (level - 1) * 14}px` }}
      title={standing ? `${name}\n${standing.means}` : name}
      draggable={folder !== null && mayChange(folder)}
      onDragStart={event => folder && beginDrag(event, { kind: 'folder', id: folder.id })}
      onDragEnd={endDrag}
      onDragOver={over}
      onDragLeave={() => aim(false)}
      onDrop={drop}
      onClick={choose}
    >
      <span
        class="fold"
        aria-hidden="true"
        onClick={event => {
          if (expanded === null) return;
          event.stopPropagation();
          fold();
        }}
      >
        {expanded !== null && <Icon name="chevron" size={12} />}
      </span>
      <Icon name={pictureOf(line)} size={14} />
      <span class="folder-name" dir="auto">
        {name}
      </span>
      {count !== null && <span class="unseen">{spoken(count, standing?.words)}</span>}
      {standing && (
        <span class="folder-right" aria-hidden="true">
          <Icon name={standing.icon} size={12} />
        </span>
      )}
      {count !== null && (
        <span class="folder-count" aria-hidden="true">
          {shownNumber(count)}
        </span>
      )}
    </div>
  );
}

/** Whose a folder is, or what one may do there, as the team's are told apart. */
export function standingOf(folder: Folder): { icon: IconName; words: string; means: string } {
  if (folder.kind !== 'team')
    return {
      icon: folder.kind === 'browser' ? 'device' : 'lock',
      words: say(`library.seen_${folder.kind}`),
      means: say(`library.kind_${folder.kind}_means`),
    };
  return {
    icon: RIGHTS[folder.right],
    words: say(`library.right_${folder.right}`),
    means: say(`library.right_${folder.right}_means`),
  };
}

const RIGHTS = { use: 'eye', edit: 'pencil', manage: 'key' } as const;

function pictureOf({ kind }: TreeLine): IconName {
  if (kind === 'all') return 'library';
  if (kind === 'favourites') return 'star';
  return kind === 'team' ? 'people' : 'folder';
}

/** Behind the name: how many lie there, and what one may do with them. */
function spoken(count: number, right: string | undefined): string {
  return right ? say('library.counted_right', { count, right }) : say('common.templates', { count });
}

function canTake(folder: Folder, dragged: Dragged, { entries, folders }: View): boolean {
  if (dragged.kind === 'templates') {
    const rights = new Map(folders.map(({ id, right }) => [id, right]));
    const taken = entries.filter(({ id }) => dragged.ids.has(id));
    return folder.right !== 'use' && taken.every(entry => rights.get(entry.folder) !== 'use');
  }
  const moved = folders.find(({ id }) => id === dragged.id);
  if (!moved || moved.kind !== folder.kind || moved.team !== folder.team || !mayHold(folder)) return false;
  return moved.parent !== folder.id && !foldersWithin(moved.id, folders).has(folder.id);
}

function put(dragged: Dragged, folder: Folder, view: View, doings: Doings): void {
  if (dragged.kind === 'templates') {
    const moving = view.entries.filter(({ id, folder: from }) => dragged.ids.has(id) && from !== folder.id);
    if (moving.length > 0) void doings.templates.move(moving, folder.id);
    return;
  }
  const moved = view.folders.find(({ id }) => id === dragged.id);
  if (moved) void doings.folders.move(moved, folder);
}
