import { useState } from 'preact/hooks';
import type { Folder } from '@/library/entry';
import { say } from '@/words/say';
import { Dialog } from '../dialog';
import { pathOf } from './branches';
import { standingOf } from './folder_line';

interface MoveDialogProps {
  title: string;
  folders: readonly Folder[];
  /** Where it may go. */
  fits(folder: Folder): boolean;
  /** Beside folders, the top of a team's tree. */
  top?: (() => void) | undefined;
  move(folder: Folder): void;
  close(): void;
}

/** Chooses a folder to move something to, and tells who will see it there. */
export function MoveDialog({ title, folders, fits, top, move, close }: MoveDialogProps) {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = folders
    .filter(fits)
    .map(folder => ({ folder, path: pathOf(folder, folders).join(' / ') }))
    .filter(({ path }) => words.every(word => path.toLowerCase().includes(word)));

  const take = (folder: Folder) => {
    close();
    move(folder);
  };

  return (
    <Dialog title={title} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (fitting[0]) take(fitting[0].folder);
        }}
      >
        <input
          class="input"
          autofocus
          aria-label={say('library.find_folder')}
          placeholder={say('library.find_folder_hint')}
          value={query}
          onInput={event => setQuery(event.currentTarget.value)}
        />
      </form>
      <ul class="move-list">
        {top && query === '' && (
          <li>
            <button
              type="button"
              class="folder"
              onClick={() => {
                close();
                top();
              }}
            >
              <span class="folder-name">{say('library.top')}</span>
            </button>
          </li>
        )}
        {fitting.map(({ folder, path }) => (
          <li key={folder.id}>
            <button type="button" class="folder" onClick={() => take(folder)}>
              <span class="folder-name" dir="auto">
                {path}
              </span>
              <span class="folder-right">{seenWords(folder)}</span>
            </button>
          </li>
        ))}
        {fitting.length === 0 && <li class="muted">{say('library.no_folder')}</li>}
      </ul>
    </Dialog>
  );
}

function seenWords(folder: Folder): string {
  return folder.kind === 'team' ? say('library.seen_team') : standingOf(folder).words;
}
