import { useMemo, useState } from 'preact/hooks';
import type { PreviewSettings } from '@/library/settings';
import type { Context, Person } from '@/template/context';
import type { Filled } from '@/template/render';
import { say } from '@/words/say';
import { withoutRemotePictures } from '../../in_page/pictures';
import { Attached } from '../../parts/attached';

interface PreviewMessageProps {
  filled: Filled;
  /** BCP 47; empty when nobody said. */
  language: string;
  preview: PreviewSettings;
  context: Context;
  /** Whose pictures are shown without asking: the address of the team's own; null for nobody's. */
  service: string | null;
  sanitise(html: string): string;
}

/** A message as a mail client shows it. Nothing in it runs, leads anywhere, or is fetched before a person asks. */
export function PreviewMessage(props: PreviewMessageProps) {
  const { filled, language, preview, context, service, sanitise } = props;
  const [fetches, fetch] = useState(false);
  const withoutPictures = useMemo(() => withoutRemotePictures(filled.html, service), [filled.html, service]);
  const html = useMemo(
    () => sanitise(fetches ? filled.html : withoutPictures),
    [filled.html, withoutPictures, fetches],
  );
  const isPlain = preview.form === 'plain';
  const hasRemote = !fetches && !isPlain && withoutPictures.includes('title="picture"');
  return (
    <>
      <div class={`mail ${preview.width} ${preview.scheme}`}>
        <Head filled={filled} context={context} />
        {isPlain ? (
          <pre class="reply plain-reply" dir="auto" lang={language}>
            {filled.text}
          </pre>
        ) : (
          <div class="reply" dir="auto" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
        )}
        <Attached attachments={filled.attachments} />
      </div>
      {filled.text === '' && html === '' && (
        <p class="muted preview-empty">{say('template.preview_empty')}</p>
      )}
      {hasRemote && (
        <p class="muted remote-note">
          {say('template.pictures_kept')}{' '}
          <button type="button" class="link-button" onClick={() => fetch(true)}>
            {say('template.show_pictures')}
          </button>
        </p>
      )}
    </>
  );
}

/** What the template leaves to the message stands there muted, as it is in the message being answered. */
function Head({ filled, context }: Pick<PreviewMessageProps, 'filled' | 'context'>) {
  const lines = [
    { name: say('template.to'), said: filled.to, there: peopleOf(context.to) },
    { name: say('template.cc'), said: filled.cc, there: peopleOf(context.cc) },
    { name: say('template.bcc'), said: filled.bcc, there: '' },
    { name: say('template.subject'), said: filled.subject, there: context.subject ?? '' },
  ].filter(({ said, there }) => said || there);
  return (
    <dl class="preview-head">
      {lines.map(({ name, said, there }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto" class={said ? '' : 'muted'}>
            {said || there}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function peopleOf(people: readonly Person[]): string {
  return people
    .map(({ name, email }) => (name && email ? `${name} <${email}>` : (name ?? email ?? '')))
    .join(', ');
}
