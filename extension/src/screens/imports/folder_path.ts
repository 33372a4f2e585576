import type { Folder } from '@/library/entry';
import { mayHold } from '../library/acts_at_hand';

/** How far the folders of a path such as `Shop/Returns` are there below a folder. */
export interface Walked {
  /** The last one that is there. */
  id: string;
  /** The names that there is no folder for. */
  missing: string[];
}

export function walked(folders: readonly Folder[], from: string, path: string): Walked {
  let id = from;
  const names = path.split('/').filter(Boolean);
  for (const [step, name] of names.entries()) {
    const found = folders.find(each => each.parent === id && each.name === name && each.right !== 'use');
    if (!found) return { id, missing: names.slice(step) };
    id = found.id;
  }
  return { id, missing: [] };
}

/** Where what lies in a folder of the file would lie; null where that folder would be made first. */
export function landing(folders: readonly Folder[], into: string, path: string): string | null {
  const { id, missing } = walked(folders, into, path);
  const last = folders.find(each => each.id === id);
  return missing.length > 0 && last && mayHold(last) ? null : id;
}
