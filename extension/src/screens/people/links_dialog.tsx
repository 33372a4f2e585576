import { say } from '@/words/say';
import { shownDate } from '@/words/shown';
import { Dialog } from '../library/dialog';
import { Button } from '../parts/button';
import { CopyLine } from './copy_line';
import { saveFile } from './save_file';
import type { InvitationLink } from './shapes';

interface LinksDialogProps {
  links: readonly InvitationLink[];
  sendsMail: boolean;
  close(): void;
}

/** The links that were just made. They are told this once. */
export function LinksDialog({ links, sendsMail, close }: LinksDialogProps) {
  const [first] = links;
  return (
    <Dialog
      title={say('people.invited_title', { count: links.length })}
      close={close}
      wide={links.length > 1}
    >
      <p>
        {sendsMail ? say('people.links_mailed') : say('people.links_once')}{' '}
        {first && say('people.links_until', { until: shownDate(new Date(first.expires_at)) })}
      </p>
      <ul class="link-list">
        {links.map(link => (
          <li key={link.id}>
            <span class="muted" dir="auto">
              {link.email || say('people.whoever_has_link')}
            </span>
            <CopyLine
              label={say('people.link_for', { who: link.email || say('people.whoever_has_link') })}
              text={link.url}
            />
          </li>
        ))}
      </ul>
      <footer>
        {links.length > 1 && <Button onClick={() => saveLinks(links)}>{say('people.save_links')}</Button>}
        <Button weight="primary" onClick={close}>
          {say('common.close')}
        </Button>
      </footer>
    </Dialog>
  );
}

/** Addresses and links are ours to write: neither holds a comma or a quote. */
function saveLinks(links: readonly InvitationLink[]): void {
  const lines = links.map(link => `${link.email},${link.role},${link.url}`);
  saveFile(
    'invitations.csv',
    new Blob([`${['email,role,link', ...lines].join('\r\n')}\r\n`], { type: 'text/csv' }),
  );
}
