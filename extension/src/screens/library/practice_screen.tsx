import { useEffect, useRef } from 'preact/hooks';
import type { View } from '@/library/workspace';
import { say } from '@/words/say';
import { SpokenKeys } from '../parts/keys';
import { Said } from '../parts/said';
import { easyShortcuts } from './easy_shortcuts';
import { PageHead } from './page_head';

interface PracticeScreenProps {
  view: View;
  /** Null where shortcuts do not work, and nothing leads here. */
  practise: ((field: HTMLElement, signal: AbortSignal) => Promise<void>) | null;
}

/** A field in which shortcuts work as they do in a mail to Ada Lovelace. */
export function PracticeScreen({ view, practise }: PracticeScreenProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const gone = new AbortController();
    // The caret comes when shortcuts work there: what is typed before would stay as it is.
    const begin = async (message: HTMLElement) => {
      await practise?.(message, gone.signal);
      if (!gone.signal.aborted) message.focus();
    };
    if (field.current) void begin(field.current);
    return () => gone.abort();
  }, [practise]);

  const { prefix, expands_at_delimiter } = view.settings;
  return (
    <div class="page">
      <div class="page-inner">
        <PageHead title={say('practice.title')} />
        <p class="muted">
          {expands_at_delimiter && prefix ? (
            <Said word="practice.lead_prefix" values={{ ...KEYS, prefix }} />
          ) : (
            <Said word="practice.lead" values={KEYS} />
          )}
        </p>
        <div class="practice">
          <div class="mail-field">
            <span>{say('practice.to')}</span>
            <span>{`${ADA} <ada@example.com>`}</span>
          </div>
          <div class="mail-field">
            <span>{say('practice.subject')}</span>
            <span>{say('practice.sample_subject')}</span>
          </div>
          <textarea
            ref={field}
            class="practice-text"
            dir="auto"
            rows={12}
            aria-label={say('practice.message', { name: ADA })}
          />
        </div>
        <Shortcuts view={view} />
      </div>
    </div>
  );
}

const KEYS = { tab: <SpokenKeys of="Tab" />, undo: <SpokenKeys of="Ctrl+Z" /> };
const ADA = 'Ada Lovelace';

function Shortcuts({ view }: { view: View }) {
  const some = easyShortcuts(view, 8);
  if (some.length === 0) {
    return <p class="muted">{say('practice.none')}</p>;
  }
  return (
    <ul class="try-these" aria-label={say('practice.try_these')}>
      {some.map(({ id, template }) => (
        <li key={id}>
          <span class="shortcut">{template.shortcut}</span> <span dir="auto">{template.title}</span>
        </li>
      ))}
    </ul>
  );
}
