import type { Reason } from '@/library/reason';
import type { Account } from '@/library/workspace';
import { say } from '@/words/say';
import { shownList } from '@/words/shown';
import { Button } from '../parts/button';
import { Logo } from '../parts/logo';
import { reasonWords } from '../parts/reason_words';

/** How a sign-in ended; nothing while it is under way. */
export type SignInEnd = { kind: 'signed_in'; account: Account } | { kind: 'refused'; reason: Reason };

/** Where the service's sign-in page leads back to: who one is now and where, or why not. */
export function SignedInScreen({
  outcome,
  openLibrary,
}: {
  outcome: SignInEnd | null;
  openLibrary: () => void;
}) {
  return (
    <main class="signed-in">
      <Logo size={40} />
      <div class="signed-in-words" role="status">
        {words(outcome)}
      </div>
      {outcome && (
        <Button weight="primary" autofocus onClick={openLibrary}>
          {say('signed_in.open_library')}
        </Button>
      )}
    </main>
  );
}

function words(outcome: SignInEnd | null) {
  if (!outcome) return <h1>{say('signed_in.under_way')}</h1>;
  if (outcome.kind === 'refused') {
    return (
      <>
        <h1>{say('signed_in.not')}</h1>
        <p>{reasonWords(outcome.reason)}</p>
      </>
    );
  }
  const { name, email, teams } = outcome.account;
  const server = new URL(outcome.account.server).host;
  const names = shownList(teams.map(team => team.name));
  return (
    <>
      <h1>{say('signed_in.as', { name: name || email })}</h1>
      <p>
        {names ? say('signed_in.where_team', { teams: names, server }) : say('signed_in.where', { server })}
      </p>
    </>
  );
}
