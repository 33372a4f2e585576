import type { View, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../parts/button';
import { SpokenKeys } from '../parts/keys';
import { Said } from '../parts/said';
import { ACTIONS, actionName, shownKey } from './actions';
import { StarterList } from './packs/starter_list';
import type { StarterPack } from './packs/starter_packs';
import { ExtensionCard } from './settings/extension_card';
import { SignInForm } from './settings/sign_in_form';

interface FirstRunProps {
  view: View;
  workspace: Workspace;
  starters: readonly StarterPack[];
  create(): void;
  importFile(): void;
  take(starter: StarterPack): void;
}

/** An empty library: what this is for, and the ways to begin. */
export function FirstRun({ view, workspace, starters, create, importFile, take }: FirstRunProps) {
  const keys = { shortcut: <kbd class="key">;thx</kbd>, tab: <SpokenKeys of="Tab" /> };
  return (
    <div class="page first-run">
      <div class="page-inner">
        <h1>{say('library.first_title')}</h1>
        <p class="lead">
          <Said word="library.first_lead" values={keys} />
        </p>

        {view.companyServer && <Join view={view} workspace={workspace} />}
        <h2>{say('library.first_packs')}</h2>
        <StarterList starters={starters} view={view} choose={take} />

        <div class="beginnings">
          <section class="card">
            <h2>{say('library.first_own')}</h2>
            <p class="muted">
              {say(workspace.surface === 'console' ? 'console.first_own_hint' : 'library.first_own_hint')}
            </p>
            <div class="buttons">
              <Button weight="primary" keys={shownKey(ACTIONS.create.key)} onClick={create}>
                {actionName('create')}
              </Button>
            </div>
          </section>
          <section class="card">
            <h2>{say('library.first_import')}</h2>
            <p class="muted">{say('library.first_import_hint')}</p>
            <div class="buttons">
              <Button onClick={importFile}>{actionName('importPack')}</Button>
            </div>
          </section>
          {workspace.surface === 'console' && <ExtensionCard />}
          {!view.companyServer && <Join view={view} workspace={workspace} />}
        </div>
      </div>
    </div>
  );
}

/** Where a company has said which service it is, the first thing to do. */
function Join({ view, workspace }: Pick<FirstRunProps, 'view' | 'workspace'>) {
  if (view.account) return null;
  return (
    <section class="card">
      <h2>{say('library.first_join')}</h2>
      <p class="muted">{say('library.first_join_hint')}</p>
      <SignInForm workspace={workspace} companyServer={view.companyServer} />
    </section>
  );
}
