import type { PreviewSettings } from '@/library/settings';
import { say } from '@/words/say';
import { SavedField } from '../settings/saved_field';

type Own = PreviewSettings['own'];

/** A person's own example, saved as it is typed. */
export function OwnSample({ own, changed }: { own: Own; changed(own: Own): void }) {
  const field = (name: keyof Own, label: string) => (
    <SavedField label={label} value={own[name]} save={text => changed({ ...own, [name]: text })} />
  );
  return (
    <div class="own-sample">
      {field('name', say('template.own_name'))}
      {field('email', say('template.own_email'))}
      {field('subject', say('template.subject'))}
      {field('message', say('template.own_message'))}
    </div>
  );
}
