import type { Folder } from '@/library/entry';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { folderName } from '../folders/folder_name';

interface ReadOnlyNoteProps {
  folder: Folder | undefined;
  /** Where one's own copy goes. */
  into: Pick<Folder, 'id' | 'kind' | 'name'>;
  duplicate(): void;
}

/** Why nothing can be typed, and what can be done instead. */
export function ReadOnlyNote({ folder, into, duplicate }: ReadOnlyNoteProps) {
  return (
    <div class="note">
      <Icon name="lock" />
      <span>{say('template.read_only', { folder: folder?.name ?? '' })}</span>
      <Button onClick={duplicate}>{say('template.duplicate_into', { folder: folderName(into) })}</Button>
    </div>
  );
}
