import type { View, Workspace } from '@/library/workspace';
import { Button } from '../parts/button';
import { ACTIONS, shownKey } from './actions';
import { StarterList } from './packs/import_dialog';
import type { StarterPack } from './packs/starter_packs';
import { SignInForm } from './settings/sign_in_form';

interface FirstRunProps {
  view: View;
  workspace: Workspace;
  starters: readonly StarterPack[];
  create(): void;
  importFile(): void;
  take(starter: StarterPack): void;
}

/** An empty library: what this is for, and the three ways to begin. */
export function FirstRun({ view, workspace, starters, create, importFile, take }: FirstRunProps) {
  return (
    <div class="page first-run">
      <div class="page-inner">
        <h1>Type a shortcut, send the right reply</h1>
        <p class="lead">
          Write <kbd class="key">;thx</kbd> in any mail and press <kbd class="key">Tab</kbd>: your words stand
          in the message, with the customer’s name and the right date. Your library is empty. Begin with
          replies that others keep, or with your own.
        </p>

        <h2>Take a starter pack</h2>
        <StarterList starters={starters} view={view} choose={take} />

        <div class="beginnings">
          <section class="card">
            <h2>Write your own</h2>
            <p class="muted">
              A title, a shortcut, the words. It is kept in this browser; no account is needed.
            </p>
            <div class="buttons">
              <Button weight="primary" keys={shownKey(ACTIONS.create.key)} onClick={create}>
                {ACTIONS.create.name}
              </Button>
              <Button onClick={importFile}>Import a pack…</Button>
            </div>
          </section>
          {!view.account && (
            <section class="card">
              <h2>Join your team</h2>
              <p class="muted">Its templates arrive here, and every change a second later.</p>
              <SignInForm workspace={workspace} />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
