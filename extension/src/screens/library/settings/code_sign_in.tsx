import { useEffect, useState } from 'preact/hooks';
import type { CodeSignIn } from '@/library/workspace';
import { Button } from '../../parts/button';

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

  return (
    <section class="code-sign-in" aria-label="Sign in with a code">
      <p>
        On any device where you can sign in, open{' '}
        <a href={waiting.wholeAddress} target="_blank" rel="noreferrer">
          {waiting.address}
        </a>{' '}
        and type
      </p>
      <div class="code-line">
        <output class="user-code">{waiting.code}</output>
        <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
        <Button weight="quiet" onClick={giveUp}>
          Cancel
        </Button>
      </div>
      <p class="muted" role="status">
        Waiting for you there; this page notices by itself.
      </p>
    </section>
  );
}
