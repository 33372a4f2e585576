import type { LibraryEntry } from '@/library/workspace';
import type { Template } from '@/template/template';
import { Button } from '../../parts/button';
import { Dialog } from '../dialog';
import type { EditorActions } from './editor';

interface ConflictDialogProps {
  original: LibraryEntry;
  copy: LibraryEntry;
  actions: EditorActions;
  sanitise(html: string): string;
  close(): void;
}

/** Two wordings of one template side by side, field by field where they differ; one of them is kept. */
export function ConflictDialog({ original, copy, actions, sanitise, close }: ConflictDialogProps) {
  const fields = differing(original.template, copy.template);
  const keep = (which: (id: string) => void) => () => {
    close();
    which(copy.id);
  };

  return (
    <Dialog title={`Two wordings of “${original.template.title || 'Untitled'}”`} close={close} wide>
      <div class="sides">
        <strong>In the library</strong>
        <strong>Your wording</strong>
        {fields.map(field => (
          <Sides key={field} {...{ field, sanitise }} left={original.template} right={copy.template} />
        ))}
        {fields.length === 0 && <p class="muted whole">Both read the same.</p>}
        <Button onClick={keep(actions.removeCopy)}>Keep the library’s</Button>
        <Button weight="primary" onClick={keep(actions.keepCopy)}>
          Keep mine
        </Button>
      </div>
    </Dialog>
  );
}

interface SidesProps {
  field: keyof Template;
  left: Template;
  right: Template;
  sanitise(html: string): string;
}

function Sides({ field, left, right, sanitise }: SidesProps) {
  return (
    <>
      <h3 class="whole">{NAMES[field]}</h3>
      {[left, right].map((side, index) =>
        field === 'body' ? (
          <div
            key={index === 0 ? 'left' : 'right'}
            class="reply wording"
            dir="auto"
            dangerouslySetInnerHTML={{ __html: sanitise(side.body) }}
          />
        ) : (
          <div key={index === 0 ? 'left' : 'right'} class="wording" dir="auto">
            {[side[field]].flat().join(', ') || <i class="muted">empty</i>}
          </div>
        ),
      )}
    </>
  );
}

const NAMES: Record<keyof Template, string> = {
  title: 'Title',
  shortcut: 'Shortcut',
  body: 'Reply',
  subject: 'Subject',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  tags: 'Tags',
  language: 'Language',
  description: 'Note to colleagues',
};

/** The fields in which two templates are not the same. */
export function differing(a: Template, b: Template): (keyof Template)[] {
  return (Object.keys(NAMES) as (keyof Template)[]).filter(
    field => JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  );
}
