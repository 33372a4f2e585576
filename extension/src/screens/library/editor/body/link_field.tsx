import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/words/say';
import { Button } from '../../../parts/button';
import { actionOf } from '../../actions';

interface LinkFieldProps {
  /** Of the link at the caret; empty where there is none yet. */
  address: string;
  /** The empty text unlinks; null changes nothing. */
  decided(address: string | null): void;
}

/** Where a link leads. The key that opened it, pressed again, is the palette's. */
export function LinkField({ address, decided }: LinkFieldProps) {
  const [typed, setTyped] = useState(address);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  return (
    <form
      class="link-field"
      aria-label={say('editor.link')}
      onSubmit={event => {
        event.preventDefault();
        decided(typed.trim());
      }}
      onKeyDown={event => {
        const action = actionOf(event, true);
        // Goes on to where the palette is opened, which gives the focus back to the reply.
        if (action === 'palette') decided(null);
        if (action !== 'leave') return;
        event.stopPropagation();
        event.preventDefault();
        decided(null);
      }}
    >
      <input
        ref={field}
        class="input"
        value={typed}
        dir="ltr"
        spellcheck={false}
        aria-label={say('editor.link_address')}
        placeholder="https://"
        onInput={event => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" weight="primary" disabled={!typed.trim() && !address}>
        {say(typed.trim() || !address ? 'editor.set_link' : 'editor.remove_link')}
      </Button>
      {address && typed.trim() && <Button onClick={() => decided('')}>{say('editor.remove_link')}</Button>}
    </form>
  );
}
