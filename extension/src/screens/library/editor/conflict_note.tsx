import type { LibraryEntry, View } from '@/library/workspace';
import { say } from '@/words/say';
import { Icon } from '../../parts/icon';
import { CopyWays } from '../settle/copy_ways';
import type { SettleDoings } from '../settle/settle_doings';
import { isKept, type KeptCopy, whyKept } from '../settle/ways';

interface ConflictNoteProps {
  entry: LibraryEntry;
  view: View;
  settle: SettleDoings;
}

/** Tells, on an original and on its copy alike, that there are two wordings, and leads on from there. */
export function ConflictNote({ entry, view, settle }: ConflictNoteProps) {
  const kept = isKept(entry) ? entry : copyOf(entry, view);
  if (!kept) return null;

  const isItself = kept === entry;
  return (
    <div class="note warn" role="status">
      <Icon name="copy" />
      <span>{isItself ? whyKept(kept) : say('template.copy_beside')}</span>
      <CopyWays kept={kept} view={view} settle={settle} {...(isItself && { without: 'edit' as const })} />
    </div>
  );
}

function copyOf(entry: LibraryEntry, view: View): KeptCopy | undefined {
  return view.entries.filter(isKept).find(other => other.copy.of === entry.id);
}
