import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { shownMoment } from '@/words/shown';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import { ActDialog } from './act_dialog';
import { CopyLine } from './copy_line';
import type { Desk } from './desk';
import type { Member } from './shapes';

interface ResetLink {
  url: string;
  expires_at: string;
}

interface ResetDialogProps {
  desk: Desk;
  person: Member;
  close(): void;
}

/** A link by which somebody sets a new password; it is shown once. */
export function ResetDialog({ desk, person, close }: ResetDialogProps) {
  const [link, setLink] = useState<ResetLink | null>(null);
  const title = say('people.reset_title', { name: person.name });
  if (!link) {
    return (
      <ActDialog<ResetLink>
        title={title}
        verb={say('people.make_link')}
        act={() => desk.service.ask('POST', `${desk.path}/members/${person.id}/password-reset`)}
        done={setLink}
        close={close}
      >
        <p>{say('people.reset_effect', { name: person.name })}</p>
      </ActDialog>
    );
  }
  return (
    <Dialog title={title} close={close}>
      <p>
        {say('people.reset_hand_over', { name: person.name, until: shownMoment(new Date(link.expires_at)) })}
      </p>
      <CopyLine label={say('people.link')} text={link.url} />
      <footer>
        <Button weight="primary" onClick={close}>
          {say('common.close')}
        </Button>
      </footer>
    </Dialog>
  );
}
