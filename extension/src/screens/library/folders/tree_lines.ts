import type { Folder } from '@/library/entry';
import { say } from '@/words/say';
import { type Branch, branchesOf } from './branches';
import { folderName } from './folder_name';

/** One line of the tree: every template, the favourites, a folder, or a team with its folders below it. */
export interface TreeLine {
  /** Of a folder its own id. */
  id: string;
  kind: 'all' | 'favourites' | 'folder' | 'team';
  name: string;
  /** 1 at the top. */
  level: number;
  /** How many templates; null where that says nothing. */
  count: number | null;
  folder: Folder | null;
  /** Null where nothing lies below. */
  expanded: boolean | null;
}

interface Given {
  folders: readonly Folder[];
  teams: readonly { id: string; name: string }[];
  counts: ReadonlyMap<string, number>;
  total: number;
  favourites: number;
  collapsed: ReadonlySet<string>;
}

/** The lines that are in sight, from top to bottom. */
export function treeLines(given: Given): TreeLine[] {
  const { folders, total, favourites, collapsed } = given;
  const own = branchesOf(folders.filter(({ kind }) => kind === 'browser'));
  const mine = branchesOf(folders.filter(({ kind }) => kind === 'private'));
  const teams = Map.groupBy(
    folders.filter(({ kind }) => kind === 'team'),
    ({ team }) => team ?? '',
  );

  return [
    { ...LINE, id: 'all', kind: 'all', name: say('library.all_templates'), count: total },
    { ...LINE, id: 'favourites', kind: 'favourites', name: say('library.favourites'), count: favourites },
    ...inSight([...own, ...mine], 1, given),
    ...[...teams].flatMap(([team, shared]) => {
      const id = `team ${team}`;
      const expanded = !collapsed.has(id);
      const name = given.teams.find(each => each.id === team)?.name ?? say('library.kind_team');
      const below = expanded ? inSight(branchesOf(shared), 2, given) : [];
      return [{ ...LINE, id, kind: 'team' as const, name, expanded }, ...below];
    }),
  ];
}

const LINE: Omit<TreeLine, 'id' | 'kind' | 'name'> = { level: 1, count: null, folder: null, expanded: null };

/** Without what lies in a folder that is folded up. */
function inSight(branches: readonly Branch[], level: number, { counts, collapsed }: Given): TreeLine[] {
  const lines: TreeLine[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  branches.forEach(({ folder, depth }, nth) => {
    if (depth > hiddenBelow) return;
    const isParent = (branches[nth + 1]?.depth ?? 0) > depth;
    const expanded = isParent ? !collapsed.has(folder.id) : null;
    hiddenBelow = expanded === false ? depth : Number.POSITIVE_INFINITY;
    const count = counts.get(folder.id) ?? 0;
    const name = folderName(folder);
    lines.push({ id: folder.id, kind: 'folder', name, level: level + depth, count, folder, expanded });
  });
  return lines;
}

/** The line that a key leads to, if it leads anywhere. */
export function lineAfter(key: string, at: number, lines: readonly TreeLine[]): number | null {
  const line = lines[at];
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, lines.length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return lines.length - 1;
    case 'ArrowRight':
      return line?.expanded ? at + 1 : null;
    case 'ArrowLeft': {
      const parent = lines.slice(0, at).findLastIndex(({ level }) => level < (line?.level ?? 1));
      return !line?.expanded && parent >= 0 ? parent : null;
    }
    default:
      return null;
  }
}

/** The next line whose name begins with what is typed; from the first one on where none follows. */
export function lineBeginning(typed: string, at: number, lines: readonly TreeLine[]): number | null {
  const from = typed.length > 1 ? at : at + 1;
  const order = lines.map((_, nth) => (from + nth) % lines.length);
  const begins = (nth: number) => lines[nth]?.name.toLowerCase().startsWith(typed.toLowerCase());
  return order.find(begins) ?? null;
}
