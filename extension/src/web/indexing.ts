import { BROWSER_FOLDER, type Folder } from '@/library/entry';
import type { SearchIndex } from '@/library/search';
import type { Difference, Mirror } from '@/sync/mirror';

/** Brings a search index up to what the mirror now shows. */
export function indexInto(index: SearchIndex, mirror: Mirror, difference: Difference): void {
  if (difference.kind === 'nothing') return;
  const paths = pathsOf(mirror.folders);
  if (difference.kind === 'everything') index.clear();

  const keys = difference.kind === 'everything' ? mirror.entries.keys() : difference.keys;
  for (const key of keys) {
    const entry = mirror.entries.get(key);
    if (entry) index.set(entry, paths.get(entry.folder) ?? []);
    else index.delete(key);
  }
}

/** For each folder its name and those of the folders around it, its own first. */
export function pathsOf(folders: readonly Folder[]): ReadonlyMap<string, string[]> {
  const known = new Map(folders.map(folder => [folder.id, folder]));
  return new Map(folders.map(folder => [folder.id, [...pathFrom(folder, known)]]));
}

/** Ends even where a service told of folders that lie in each other. */
function pathFrom(folder: Folder, known: ReadonlyMap<string, Folder>): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Folder>();
  for (let at: Folder | undefined = folder; at && !seen.has(at); at = known.get(at.parent ?? '')) {
    seen.add(at);
    names.add(at.name);
    // What the screens call it differs from language to language; a search asks for it by this.
    if (at.id === BROWSER_FOLDER.id) names.add(at.id);
  }
  return names;
}
