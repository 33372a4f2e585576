import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { Pack } from '@/library/pack';

/** Whether the folder that a pack names is in this browser already. */
export function isBrought({ folder }: Pack, folders: readonly Folder[]): boolean {
  let at: Folder | undefined = BROWSER_FOLDER;
  for (const name of namesIn(folder)) at = at && folderIn(folders, at.id, name);
  return at !== undefined;
}

const namesIn = (path: string): string[] => path.split('/').map(part => part.trim());

const folderIn = (folders: readonly Folder[], parent: string, name: string): Folder | undefined =>
  folders.find(folder => folder.parent === parent && folder.name === name);
