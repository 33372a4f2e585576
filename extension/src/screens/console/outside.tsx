import { say } from '@/words/say';
import { Button } from '../parts/button';
import { Logo } from '../parts/logo';

/** Why there is no library on screen; null while that is being found out. */
export type Outside = 'nobody' | 'unreachable' | null;

interface OutsideScreenProps {
  why: Outside;
  /** Leads to the service's own sign-in page. */
  signIn(): void;
  tryAgain(): void;
}

/** The console before anybody is in it. */
export function OutsideScreen({ why, signIn, tryAgain }: OutsideScreenProps) {
  return (
    <main class="outside" aria-busy={why === null}>
      <Logo size={40} />
      <div class="outside-words" role="status">
        {why && <Words why={why} />}
        {!why && <p class="waits">{say('common.loading')}</p>}
      </div>
      {why === 'nobody' && (
        <Button weight="primary" autofocus onClick={signIn}>
          {say('console.sign_in')}
        </Button>
      )}
      {why === 'unreachable' && (
        <Button weight="primary" autofocus onClick={tryAgain}>
          {say('common.retry')}
        </Button>
      )}
    </main>
  );
}

function Words({ why }: { why: NonNullable<Outside> }) {
  const isOut = why === 'nobody';
  return (
    <>
      <h1>{say(isOut ? 'console.signed_out' : 'console.unreachable')}</h1>
      <p>{say(isOut ? 'console.signed_out_means' : 'console.unreachable_means')}</p>
    </>
  );
}
