import { BROWSER_FOLDER } from '@/library/entry';
import type { View } from '@/library/workspace';

/** The folder that is shown, where one may write there; else this browser's own, or in the console one's private one. */
export function folderToWriteIn(folders: View['folders'], shown: string | null): string {
  const writable = folders.filter(each => each.right !== 'use');
  const [browser, mine] = (['browser', 'private'] as const).map(kind =>
    writable.find(each => each.kind === kind),
  );
  const found = writable.find(each => each.id === shown) ?? browser ?? mine ?? writable[0];
  return found?.id ?? BROWSER_FOLDER.id;
}
