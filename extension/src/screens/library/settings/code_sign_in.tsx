import { useEffect, useState } from 'preact/hooks';
import type { CodeSignIn } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { Said } from '../../parts/said';

type Waiting = Extract<CodeSignIn, { kind: 'waiting' }>;

interface CodeSignInProps {
  waiting: Waiting;
  /** Asks how it stands; called when it is time to. */
  ask(): void;
  giveUp(): void;
}

/** The code that a person types where they can sign in, and where that is; waits for them. */
export function CodeSignInNote({ waiting, ask, giveUp }: CodeSignInProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setTimeout(ask, waiting.seconds * 1000);
    return () => clearTimeout(timer);
    // Anew with every answer: each says itself how long to wait.
  }, [waiting]);

  const copy = async () => {
    await navigator.clipboard.writeText(waiting.code);
    setCopied(true);
  };

  const address = (
    <a href={waiting.wholeAddress} target="_blank" rel="noreferrer">
      {waiting.address}
    </a>
  );
  return (
    <section class="code-sign-in" aria-label={say('settings.sign_in_with_code')}>
      <p>
        <Said word="settings.code_lead" values={{ address }} />
      </p>
      <div class="code-line">
        <output class="user-code">{waiting.code}</output>
        <Button onClick={copy}>{say(copied ? 'settings.copied' : 'settings.copy')}</Button>
        <Button weight="quiet" onClick={giveUp}>
          {say('common.cancel')}
        </Button>
      </div>
      <p class="muted" role="status">
        {say('settings.code_waits')}
      </p>
    </section>
  );
}
