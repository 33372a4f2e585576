import { useState } from 'preact/hooks';
import type { View, Workspace } from '@/library/workspace';
import type { Word } from '@/words/areas';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { reasonWords } from '../../parts/reason_words';
import { StateLine } from '../../parts/state_line';
import { ACTIONS, actionName, shownKey } from '../actions';
import { Dialog } from '../dialog';
import { syncWords, unsettledWords } from '../sync_words';
import { CodeSignInNote } from './code_sign_in';
import { SignInForm } from './sign_in_form';
import { useSignIn } from './use_sign_in';

interface AccountCardProps {
  view: View;
  workspace: Workspace;
  /** Leads to the edits that wait for a decision. */
  settle(): void;
}

/** Who is signed in where, and how far this browser agrees with the service. */
export function AccountCard({ view, workspace, settle }: AccountCardProps) {
  const { account, companyServer, sync } = view;
  const [leaving, setLeaving] = useState(false);
  if (!account) return <NoAccount {...{ workspace, companyServer }} />;

  const words = syncWords(sync);
  const { waiting } = sync;
  const unsettled = unsettledWords(sync);
  return (
    <section class="card" aria-label={say('settings.account')}>
      <h2>{say('settings.account')}</h2>
      <div class="account">
        <span class="avatar" aria-hidden="true">
          {[...account.name][0]}
        </span>
        <div>
          <strong dir="auto">{account.name}</strong>
          <span class="muted">{account.email}</span>
        </div>
        <Button onClick={() => setLeaving(true)}>{say('settings.sign_out')}</Button>
      </div>
      <dl class="account-lines">
        {account.teams.map(team => (
          <div key={team.id}>
            <dt>{say('settings.team')}</dt>
            <dd>
              <bdi>{team.name}</bdi> <span class="muted">{roleName(team.role)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('settings.service')}</dt>
          <dd>
            {account.server}
            <CompanyNote {...{ companyServer }} server={account.server} />
          </dd>
        </div>
        <div>
          <dt>{say('settings.this_device')}</dt>
          <dd>{deviceName(navigator.userAgent)}</dd>
        </div>
        <div>
          <dt>{say('settings.sync')}</dt>
          <dd>
            <StateLine mood={words.mood} words={words.full} />
          </dd>
        </div>
        {unsettled && (
          <div>
            <dt>{say('settings.not_taken')}</dt>
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
          <SignInAgain {...{ workspace }} server={companyServer ?? account.server} />
        ) : (
          <Button keys={shownKey(ACTIONS.sync.key)} onClick={() => workspace.syncNow()}>
            {actionName('sync')}
          </Button>
        )}
      </footer>
      {leaving && (
        <Dialog title={say('settings.sign_out')} close={() => setLeaving(false)}>
          <p>
            {say('settings.sign_out_effect')}{' '}
            {waiting > 0 && say('settings.sign_out_unsent', { count: waiting })}
          </p>
          <footer>
            <Button onClick={() => setLeaving(false)}>{say('settings.stay')}</Button>
            <Button
              weight="danger"
              onClick={() => {
                setLeaving(false);
                void workspace.signOut();
              }}
            >
              {say('settings.sign_out')}
            </Button>
          </footer>
        </Dialog>
      )}
    </section>
  );
}

/** Where a company has said which service it is, and that this is another one. */
function CompanyNote({ companyServer, server }: { companyServer: string | null; server: string }) {
  if (!companyServer) return null;
  const isThis = companyServer === server;
  return (
    <span class="field-hint">
      {isThis ? say('settings.server_set') : say('settings.server_elsewhere', { server: companyServer })}
    </span>
  );
}

function SignInAgain({ workspace, server }: { workspace: Workspace; server: string }) {
  const { state, inTab, ask, giveUp } = useSignIn(workspace);
  if (state.kind === 'waiting') return <CodeSignInNote waiting={state} ask={ask} giveUp={giveUp} />;
  return (
    <>
      <Button weight="primary" onClick={() => void inTab(server)}>
        {say('settings.sign_in_again')}
      </Button>
      {state.kind === 'refused' && (
        <p class="field-error" role="alert">
          {reasonWords(state.reason)}
        </p>
      )}
    </>
  );
}

function NoAccount({ workspace, companyServer }: { workspace: Workspace; companyServer: string | null }) {
  return (
    <section class="card" aria-label={say('settings.account')}>
      <h2>{say('settings.your_team')}</h2>
      <p class="muted">
        {say(workspace.surface === 'console' ? 'console.signed_out_means' : 'settings.no_account')}
      </p>
      <SignInForm {...{ workspace, companyServer }} />
    </section>
  );
}

/** The browser and the machine in plain words, as the service's list of sessions says it. */
function deviceName(userAgent: string): string {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'Chrome';
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/CrOS/, 'ChromeOS'],
    [/Linux/, 'Linux'],
  ];
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  return system ? say('settings.device_on', { browser, system }) : browser;
}

/** Each but the last calls itself one of those below, too. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

function roleName(role: string): string {
  const word = ROLES[role];
  return word ? say(word) : role;
}

const ROLES: Record<string, Word> = {
  owner: 'settings.role_owner',
  admin: 'settings.role_admin',
  lead: 'settings.role_lead',
  agent: 'settings.role_agent',
};
