import { useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import { Dialog } from '../dialog';
import { pathOf } from './branches';

interface MoveDialogProps {
  title: string;
  folders: readonly Folder[];
  /** Where the template lies now. */
  from: string;
  move(folder: string): void;
  close(): void;
}

/** Chooses another folder for a template, and tells who will see it there. */
export function MoveDialog({ title, folders, from, move, close }: MoveDialogProps) {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = folders
    .filter(folder => folder.right !== 'use' && folder.id !== from)
    .map(folder => ({ folder, path: pathOf(folder, folders).join(' / ') }))
    .filter(({ path }) => words.every(word => path.toLowerCase().includes(word)));

  const take = (folder: string) => {
    close();
    move(folder);
  };

  return (
    <Dialog title={`Move “${title}”`} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (fitting[0]) take(fitting[0].folder.id);
        }}
      >
        <input
          class="input"
          aria-label="Find a folder"
          placeholder="Find a folder; Enter takes the first"
          value={query}
          onInput={event => setQuery(event.currentTarget.value)}
        />
      </form>
      <ul class="move-list">
        {fitting.map(({ folder, path }) => (
          <li key={folder.id}>
            <button type="button" class="folder" onClick={() => take(folder.id)}>
              <span class="folder-name" dir="auto">
                {path}
              </span>
              <span class="folder-right">{SEEN[folder.kind]}</span>
            </button>
          </li>
        ))}
        {fitting.length === 0 && <li class="muted">No other folder that you may edit.</li>}
      </ul>
    </Dialog>
  );
}

const SEEN: Record<Folder['kind'], string> = {
  browser: 'only in this browser',
  private: 'only you',
  team: 'shared with the team',
};
