import { useEffect, useRef } from 'preact/hooks';
import type { View } from '@/library/workspace';
import { Keys } from '../parts/keys';
import { PageHead } from './page_head';

interface PracticeScreenProps {
  view: View;
  practise(field: HTMLElement, signal: AbortSignal): void;
}

/** A field in which shortcuts work as they do in a mail to Ada Lovelace. */
export function PracticeScreen({ view, practise }: PracticeScreenProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const gone = new AbortController();
    if (field.current) practise(field.current, gone.signal);
    field.current?.focus();
    return () => gone.abort();
  }, [practise]);

  const { prefix, expands_at_delimiter } = view.settings;
  return (
    <div class="page">
      <div class="page-inner">
        <PageHead title="Practice" />
        <p class="muted">
          Type a shortcut and press <Keys of="Tab" />
          {expands_at_delimiter && prefix && ` — one that starts with “${prefix}” also expands at a space`}.{' '}
          <Keys of="Ctrl+Z" /> brings back what you typed. Nothing here is kept or sent.
        </p>
        <div class="practice">
          <div class="mail-field">
            <span>To</span>
            <span>Ada Lovelace &lt;ada@example.com&gt;</span>
          </div>
          <div class="mail-field">
            <span>Subject</span>
            <span>Where is my parcel?</span>
          </div>
          <textarea
            ref={field}
            class="practice-text"
            dir="auto"
            rows={12}
            aria-label="Message to Ada Lovelace"
          />
        </div>
        <Shortcuts view={view} />
      </div>
    </div>
  );
}

function Shortcuts({ view }: { view: View }) {
  const some = view.entries
    .filter(entry => entry.template.shortcut)
    .sort((a, b) => a.template.shortcut.length - b.template.shortcut.length)
    .slice(0, 8);
  if (some.length === 0) {
    return (
      <p class="muted">
        No template has a shortcut yet: import a starter pack, or give one of yours a shortcut.
      </p>
    );
  }
  return (
    <ul class="try-these" aria-label="Shortcuts to try">
      {some.map(({ id, template }) => (
        <li key={id}>
          <span class="shortcut">{template.shortcut}</span> <span dir="auto">{template.title}</span>
        </li>
      ))}
    </ul>
  );
}
