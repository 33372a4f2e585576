import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import { say } from '@/words/say';

/** A folder as the screens call it: the two that everybody has are named in the person's language. */
export function folderName(folder: Pick<Folder, 'id' | 'kind' | 'name'>): string {
  if (folder.id === BROWSER_FOLDER.id) return say('library.kind_browser');
  return folder.kind === 'private' ? say('library.private_folder') : folder.name;
}
