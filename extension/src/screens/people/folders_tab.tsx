import { say } from '@/words/say';
import { branchesOf, pathOf } from '../library/folders/branches';
import { Empty } from '../parts/empty';
import type { Desk } from './desk';
import { FolderAccess } from './folder_access';

/** The folders whose rights one manages, and beside them who can do what in the chosen one. */
export function FoldersTab({ desk }: { desk: Desk }) {
  const managed = desk.view.folders.filter(each => each.kind === 'team' && each.right === 'manage');
  const chosen = managed.find(each => each.id === desk.place.chosen) ?? managed[0];
  if (!chosen) return <Empty title={say('people.no_folders')}>{say('people.no_folders_hint')}</Empty>;
  const branches = branchesOf(managed);
  return (
    <div class="people-columns folders-and-access">
      <nav class="people-list" aria-label={say('people.tab_folders')}>
        {branches.map(({ folder, depth }) => (
          <button
            key={folder.id}
            type="button"
            class="folder"
            aria-current={folder === chosen ? 'true' : undefined}
            aria-label={pathOf(folder, managed).join(' / ')}
            style={{ paddingInlineStart: `${12 + depth * 14}px` }}
            onClick={() => desk.go({ chosen: folder.id })}
          >
            <span class="folder-name" dir="auto">
              {folder.name}
            </span>
          </button>
        ))}
      </nav>
      <select
        class="input folder-choice"
        aria-label={say('people.tab_folders')}
        value={chosen.id}
        onChange={event => desk.go({ chosen: event.currentTarget.value })}
      >
        {branches.map(({ folder, depth }) => (
          <option key={folder.id} value={folder.id}>
            {`${'\u2003'.repeat(depth)}${folder.name}`}
          </option>
        ))}
      </select>
      <FolderAccess key={chosen.id} desk={desk} folder={chosen.id} />
    </div>
  );
}
