import { useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import { Button } from '../../parts/button';
import { StateLine } from '../../parts/state_line';
import { ACTIONS, shownKey } from '../actions';
import { syncWords, unsettledWords } from '../sync_words';
import { SignInForm } from './sign_in_form';

interface AccountCardProps {
  view: View;
  workspace: Workspace;
  /** Leads to the edits that wait for a decision. */
  settle(): void;
}

/** Who is signed in where, and how far this browser agrees with the service. */
export function AccountCard({ view, workspace, settle }: AccountCardProps) {
  const { account, sync } = view;
  const [leaving, setLeaving] = useState(false);
  if (!account) return <NoAccount workspace={workspace} />;

  const words = syncWords(sync);
  const { waiting } = sync;
  const unsettled = unsettledWords(sync);
  return (
    <section class="card" aria-label="Account">
      <h2>Account</h2>
      <div class="account">
        <span class="avatar" aria-hidden="true">
          {[...account.name][0]}
        </span>
        <div>
          <strong dir="auto">{account.name}</strong>
          <span class="muted">{account.email}</span>
        </div>
        <Button onClick={() => setLeaving(true)}>Sign out</Button>
      </div>
      <dl class="account-lines">
        {account.teams.map(team => (
          <div key={team.id}>
            <dt>Team</dt>
            <dd>
              <bdi>{team.name}</bdi> <span class="muted">{team.role}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Service</dt>
          <dd>{account.server}</dd>
        </div>
        <div>
          <dt>This device</dt>
          <dd>{deviceName(navigator.userAgent)}</dd>
        </div>
        <div>
          <dt>Sync</dt>
          <dd>
            <StateLine mood={words.mood} words={words.full} />
          </dd>
        </div>
        {unsettled && (
          <div>
            <dt>Not taken</dt>
            <dd>
              <button type="button" class="link-button" onClick={settle}>
                {unsettled}
              </button>
            </dd>
          </div>
        )}
      </dl>
      <footer>
        {sync.kind === 'signed_out' ? (
          <Button weight="primary" onClick={() => workspace.signIn(account.server)}>
            Sign in again
          </Button>
        ) : (
          <Button keys={shownKey(ACTIONS.sync.key)} onClick={() => workspace.syncNow()}>
            {ACTIONS.sync.name}
          </Button>
        )}
      </footer>
      {leaving && (
        <div class="note warn" role="alertdialog" aria-label="Sign out">
          <span>
            The team’s templates leave this browser; what is under “This browser” stays.
            {waiting > 0 &&
              ` ${waiting} unsent ${waiting === 1 ? 'edit stays' : 'edits stay'} as copies there.`}
          </span>
          <Button onClick={() => setLeaving(false)}>Stay</Button>
          <Button
            weight="danger"
            onClick={() => {
              setLeaving(false);
              void workspace.signOut();
            }}
          >
            Sign out
          </Button>
        </div>
      )}
    </section>
  );
}

function NoAccount({ workspace }: { workspace: Workspace }) {
  return (
    <section class="card" aria-label="Account">
      <h2>Your team</h2>
      <p class="muted">
        Everything works without an account. Sign in to your team’s own service to share templates; you type
        your password on its page, never here.
      </p>
      <SignInForm workspace={workspace} />
    </section>
  );
}

/** The browser and the machine in plain words, as the service's list of sessions says it. */
function deviceName(userAgent: string): string {
  const browser = /Edg\//.test(userAgent) ? 'Edge' : 'Chrome';
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/CrOS/, 'ChromeOS'],
    [/Linux/, 'Linux'],
  ];
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
