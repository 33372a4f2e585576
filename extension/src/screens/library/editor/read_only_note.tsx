import type { Folder } from '@/library/entry';
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
      <span>
        You may use the templates in “{folder?.name}”, not change them. Ask a lead of your team, or keep your
        own version.
      </span>
      <Button onClick={duplicate}>Duplicate to this browser</Button>
    </div>
  );
}
