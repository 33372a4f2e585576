import type { Folder } from '@/library/entry';
import { folderName } from './folder_name';

/** A folder and how deep it lies. */
export interface Branch {
  folder: Folder;
  depth: number;
}

/** Folders as a tree reads from top to bottom. One whose parent cannot be seen stands at the top. */
export function branchesOf(folders: readonly Folder[]): Branch[] {
  const known = new Set(folders.map(folder => folder.id));
  const children = Map.groupBy(folders, folder =>
    folder.parent && known.has(folder.parent) ? folder.parent : null,
  );
  const seen = new Set<string>();

  const below = (parent: string | null, depth: number): Branch[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => letters.compare(folderName(a), folderName(b)))
      .filter(folder => !seen.has(folder.id) && seen.add(folder.id))
      .flatMap(folder => [{ folder, depth }, ...below(folder.id, depth + 1)]);

  return below(null, 0);
}

const letters = new Intl.Collator(undefined, { numeric: true });

/** The names on the way to a folder, outermost first. */
export function pathOf(folder: Folder, folders: readonly Folder[]): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at: Folder | undefined = folder; at && !seen.has(at.id); ) {
    path.unshift(folderName(at));
    seen.add(at.id);
    const parent: string | null = at.parent;
    at = folders.find(other => other.id === parent);
  }
  return path;
}
