import type { Folder } from '@/library/entry';
import type { View } from '@/library/workspace';
import type { Place } from '../library/place';

/** What a person may restore. */
export interface Restorable {
  /** Where they may write, and the one that they came for. */
  folders: readonly Folder[];
  /** Whether they may write in every shared folder, in some, or in none. */
  shared: 'all' | 'some' | 'none';
  /** The one that the screen opens on; null is all of it. */
  folder: string | null;
}

/** Nobody restores what they could not change by hand; who asks for a moment in the address is shown it all the same. */
export function restorableFor({ folders }: View, { folder, at }: Pick<Place, 'folder' | 'at'>): Restorable {
  const kept = folders.filter(({ kind }) => kind !== 'browser');
  const shared = kept.filter(({ kind }) => kind === 'team');
  const writable = kept.filter(({ id, right }) => right !== 'use' || (at !== null && id === folder));
  const mayWrite = shared.filter(({ right }) => right !== 'use').length;
  const asked = writable.find(({ id }) => id === folder)?.id;
  const own = writable.find(({ kind }) => kind === 'private')?.id;
  return {
    folders: writable,
    shared: mayWrite === 0 ? 'none' : mayWrite === shared.length ? 'all' : 'some',
    folder: asked ?? (mayWrite > 0 || at !== null ? null : (own ?? null)),
  };
}
