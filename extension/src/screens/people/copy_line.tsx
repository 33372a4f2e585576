import { useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../parts/button';

/** Something secret that is told once, and a button that copies it. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <div class="copy-line">
      <input
        class="input"
        readOnly
        aria-label={label}
        value={text}
        onFocus={event => event.currentTarget.select()}
      />
      <Button onClick={copy}>{copied ? say('people.copied') : say('people.copy')}</Button>
    </div>
  );
}
