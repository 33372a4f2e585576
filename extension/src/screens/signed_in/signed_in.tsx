import type { Account } from '@/library/workspace';
import { Button } from '../parts/button';
import { Logo } from '../parts/logo';

/** How a sign-in ended; nothing while it is under way. */
export type SignInEnd = { kind: 'signed_in'; account: Account } | { kind: 'refused'; message: string };

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
          Open the library
        </Button>
      )}
    </main>
  );
}

function words(outcome: SignInEnd | null) {
  if (!outcome) return <h1>Signing in…</h1>;
  if (outcome.kind === 'refused') {
    return (
      <>
        <h1>You are not signed in</h1>
        <p>{outcome.message}</p>
      </>
    );
  }
  const { name, email, server, teams } = outcome.account;
  return (
    <>
      <h1>You are signed in as {name || email}</h1>
      <p>
        {teams.length > 0 && <>{teams.map(team => team.name).join(', ')} on </>}
        {new URL(server).host}. Your team’s templates are on their way to this browser; this tab can be
        closed.
      </p>
    </>
  );
}
