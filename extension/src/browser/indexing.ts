import type { SearchIndex } from '@/library/search';
import type { Difference, Mirror } from '@/sync/mirror';

/** Brings a search index up to what the mirror now shows. */
export function indexInto(index: SearchIndex, mirror: Mirror, difference: Difference): void {
  if (difference.kind === 'nothing') return;
  const names = new Map(mirror.folders.map(folder => [folder.id, folder.name]));
  if (difference.kind === 'everything') index.clear();

  const keys = difference.kind === 'everything' ? mirror.entries.keys() : difference.keys;
  for (const key of keys) {
    const entry = mirror.entries.get(key);
    if (entry) index.set(entry, names.get(entry.folder) ?? '');
    else index.delete(key);
  }
}
