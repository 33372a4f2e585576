import { useState } from 'preact/hooks';
import type { LibraryEntry, View } from '@/library/workspace';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { ConflictDialog } from './conflict_dialog';
import type { EditorActions } from './editor';

interface ConflictNoteProps {
  entry: LibraryEntry;
  view: View;
  actions: EditorActions;
  sanitise(html: string): string;
}

/** Tells, on an original and on its copy alike, that there are two wordings, and leads to comparing them. */
export function ConflictNote({ entry, view, actions, sanitise }: ConflictNoteProps) {
  const [comparing, setComparing] = useState(false);
  const copy = entry.copy ? entry : view.entries.find(other => other.copy?.of === entry.id);
  if (!copy?.copy) return null;

  const original = view.entries.find(other => other.id === copy.copy?.of);
  return (
    <div class="note warn" role="status">
      <Icon name="copy" />
      <span>
        {entry === copy ? WHY[copy.copy.because] : 'Your own wording of this template is kept beside it.'}
        {entry === copy && copy.copy.problems.length > 0 && ` ${copy.copy.problems.join(' ')}`}
      </span>
      {original && <Button onClick={() => setComparing(true)}>Compare</Button>}
      {comparing && original && (
        <ConflictDialog
          {...{ original, copy, sanitise }}
          actions={actions}
          close={() => setComparing(false)}
        />
      )}
    </div>
  );
}

const WHY = {
  conflict: 'Somebody changed this template while you did. Theirs is in the library; this is your wording.',
  forbidden: 'You may no longer change the template in its folder. Your wording is kept here.',
  gone: 'The template was deleted while you changed it. Your wording is kept here.',
  invalid: 'The service did not take this edit. Your wording is kept here.',
  signed_out: 'You signed out before this edit was sent. Your wording is kept here.',
} as const;
