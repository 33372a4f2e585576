import type { Folder } from '@/library/entry';
import type { LibraryEntry, SyncState } from '@/library/workspace';

/** How an edit stands, in words. */
export interface SavedState {
  mood: 'ok' | 'busy' | 'warn' | 'danger';
  words: string;
}

interface Known {
  entry: LibraryEntry;
  folder: Folder | undefined;
  sync: SyncState;
  /** Typed and not yet in the library. */
  typing: boolean;
  refusal: string | null;
}

/** What a person must know about an edit: is it safe, and do the others have it? */
export function savedState({ entry, folder, sync, typing, refusal }: Known): SavedState {
  if (refusal) return { mood: 'warn', words: refusal };
  if (typing) return { mood: 'busy', words: 'Saving…' };
  if (folder?.kind === 'browser') return { mood: 'ok', words: 'Saved in this browser' };
  if (!entry.waiting) return { mood: 'ok', words: 'Saved' };

  if (sync.kind === 'offline') return { mood: 'warn', words: 'Saved here · offline, goes out by itself' };
  if (sync.kind === 'signed_out') return { mood: 'warn', words: 'Saved here · sign in again to send it' };
  if (sync.kind === 'full') return { mood: 'danger', words: 'Saved here · this device is full' };
  if (sync.kind === 'refused') return { mood: 'danger', words: `Saved here · not sent: ${sync.message}` };
  return { mood: 'busy', words: 'Saved here · waiting to send' };
}
