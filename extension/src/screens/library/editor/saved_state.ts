import type { Folder } from '@/library/entry';
import type { LibraryEntry, SyncState } from '@/library/workspace';
import { say } from '@/words/say';
import { reasonWords } from '../../parts/reason_words';
import type { Beyond } from './limits';
import { type Readiness, whyNotSaved } from './readiness';

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
  if (typing) return { mood: 'busy', words: say('template.saving') };
  if (folder?.kind === 'browser') return { mood: 'ok', words: say('template.saved_browser') };
  if (!entry.waiting) return { mood: 'ok', words: sentWords(folder) };

  switch (sync.kind) {
    case 'offline':
      return { mood: 'warn', words: say('template.waits_offline') };
    case 'signed_out':
      return { mood: 'warn', words: say('template.waits_signed_out') };
    case 'full':
      return { mood: 'danger', words: say('template.waits_full') };
    case 'refused':
      return { mood: 'danger', words: say('template.waits_refused', { why: reasonWords(sync.reason) }) };
    default:
      return { mood: 'busy', words: say('template.waits') };
  }
}

function sentWords(folder: Folder | undefined): string {
  return folder?.kind === 'private' ? say('template.saved_private') : say('template.saved_team');
}

/** Why what is typed must not reach another keyboard yet; null when it may. */
export function whyStillDraft(ready: Readiness, [first]: readonly Beyond[]): string | null {
  return whyNotSaved(ready) ?? (first ? say('template.kept_as_draft', { why: first.words }) : null);
}
