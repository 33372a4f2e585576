import type { Folder, Right } from '@/library/entry';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { tooltip } from '../actions';
import { type Branch, branchesOf } from './branches';

interface FolderTreeProps {
  folders: readonly Folder[];
  /** How many templates lie in each folder. */
  counts: ReadonlyMap<string, number>;
  total: number;
  /** A folder's id; null while every folder is shown. */
  chosen: string | null;
  choose(folder: string | null): void;
  create(): void;
}

/** The folders as a tree; each says whose it is and what one may do there. */
export function FolderTree({ folders, counts, total, chosen, choose, create }: FolderTreeProps) {
  return (
    <nav class="folders" aria-label="Folders">
      <ul>
        <li>
          <FolderButton
            name="All templates"
            count={total}
            depth={0}
            chosen={chosen === null}
            open={() => choose(null)}
          />
        </li>
      </ul>
      {SECTIONS.map(section => {
        const branches = branchesOf(folders.filter(folder => section.kinds.includes(folder.kind)));
        if (branches.length === 0) return null;
        return (
          <section key={section.name} aria-label={section.name}>
            <header>
              <h2 title={section.meaning}>{section.name}</h2>
              {section.kinds.includes('browser') && (
                <IconButton label={tooltip('createFolder')} onClick={create}>
                  <Icon name="plus" size={14} />
                </IconButton>
              )}
            </header>
            <ul>
              {branches.map(branch => (
                <FolderItem key={branch.folder.id} {...{ branch, counts, chosen, choose }} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

const SECTIONS: { name: string; meaning: string; kinds: Folder['kind'][] }[] = [
  { name: 'This browser', meaning: 'Only here; never leaves this browser', kinds: ['browser'] },
  { name: 'Mine', meaning: 'Only yours, on every device where you sign in', kinds: ['private'] },
  { name: 'Team', meaning: 'Shared with your team', kinds: ['team'] },
];

interface FolderItemProps extends Pick<FolderTreeProps, 'counts' | 'chosen' | 'choose'> {
  branch: Branch;
}

function FolderItem({ branch: { folder, depth }, counts, chosen, choose }: FolderItemProps) {
  const name = folder.id === 'browser' ? 'Templates' : folder.name;
  return (
    <li>
      <FolderButton
        name={name}
        count={counts.get(folder.id) ?? 0}
        depth={depth}
        chosen={folder.id === chosen}
        right={folder.kind === 'team' ? folder.right : undefined}
        open={() => choose(folder.id)}
      />
    </li>
  );
}

interface FolderButtonProps {
  name: string;
  count: number;
  depth: number;
  chosen: boolean;
  right?: Right | undefined;
  open(): void;
}

function FolderButton({ name, count, depth, chosen, right, open }: FolderButtonProps) {
  return (
    <button
      type="button"
      class="folder"
      aria-current={chosen ? 'true' : undefined}
      style={{ paddingInlineStart: `${12 + depth * 14}px` }}
      title={right ? `${name}: you may ${right} its templates` : name}
      onClick={open}
    >
      <span class="folder-name" dir="auto">
        {name}
      </span>
      {right && <span class="folder-right">{right}</span>}
      <span class="folder-count">{count.toLocaleString()}</span>
    </button>
  );
}
