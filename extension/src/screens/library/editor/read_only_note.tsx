import type { Folder } from '@/library/entry';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';

interface ReadOnlyNoteProps {
  folder: Folder | undefined;
  duplicate(): void;
}

/** Why nothing can be typed, and what can be done instead. */
export function ReadOnlyNote({ folder, duplicate }: ReadOnlyNoteProps) {
  return (
    <div class="note">
      <Icon name="lock" />
      <span>{say('template.read_only', { folder: folder?.name ?? '' })}</span>
      <Button onClick={duplicate}>{say('template.duplicate_here')}</Button>
    </div>
  );
}
