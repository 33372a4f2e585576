import type { Attachment } from '@/template/template';
import { say } from '@/words/say';
import { shownBytes } from '@/words/shown';
import { Icon } from './icon';

/** The files that a reply goes out with; nothing for none. */
export function Attached({ attachments = [] }: { attachments?: readonly Attachment[] | undefined }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attached" aria-label={say('parts.attached')}>
      {attachments.map(({ name, bytes, digest }) => (
        <li key={digest + name}>
          <Icon name="clip" size={12} />
          <bdi>{name}</bdi>
          <span class="muted">{shownBytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
