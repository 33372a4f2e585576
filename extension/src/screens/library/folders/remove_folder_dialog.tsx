import type { Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Dialog } from '../dialog';
import { foldersWithin } from '../rows';

interface RemoveFolderDialogProps {
  folder: Folder;
  view: View;
  remove(templates: number): void;
  close(): void;
}

/** Deleting a team's folder takes all that it holds from everybody: says so, and how many that are, before it does. */
export function RemoveFolderDialog({ folder, view, remove, close }: RemoveFolderDialogProps) {
  const within = foldersWithin(folder.id, view.folders);
  const templates = view.entries.filter(entry => within.has(entry.folder)).length;
  return (
    <Dialog title={say('library.remove_folder_title', { name: folder.name })} close={close}>
      <p>{say('library.remove_folder_effect', { templates, folders: within.size - 1 })}</p>
      {templates > 0 && <p>{say('library.remove_folder_back')}</p>}
      <footer>
        <Button onClick={close}>{say('common.cancel')}</Button>
        <Button
          weight="danger"
          onClick={() => {
            close();
            remove(templates);
          }}
        >
          {say('library.remove_folder_verb', { templates })}
        </Button>
      </footer>
    </Dialog>
  );
}
