import { useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../parts/button';

/** Something secret that is told once, and a button that copies it. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // There is no clipboard on a page without TLS: what is selected can be copied by hand.
      setCopied(false);
    }
  };
  return (
    <div class="copy-line">
      <input
        ref={field}
        class="input"
        readOnly
        aria-label={label}
        value={text}
        onFocus={event => event.currentTarget.select()}
      />
      <Button onClick={() => void copy()}>{copied ? say('people.copied') : say('people.copy')}</Button>
    </div>
  );
}
