import { useEffect, useState } from 'preact/hooks';
import type { CodeSignIn, Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { reasonWords } from '../../parts/reason_words';
import { CodeSignInNote } from './code_sign_in';

interface SignInFormProps {
  workspace: Pick<Workspace, 'surface' | 'signIn' | 'beginCode' | 'tryCode' | 'endCode'>;
}

type State = { kind: 'opened' } | CodeSignIn;

/** The way in: in the console there is one service to sign in to, and it is here. */
export function SignInForm({ workspace }: SignInFormProps) {
  if (workspace.surface === 'extension') return <AddressForm workspace={workspace} />;
  return (
    <Button weight="primary" onClick={() => void workspace.signIn(location.origin)}>
      {say('settings.sign_in')}
    </Button>
  );
}

/** Takes the service's address; signing in itself happens on the service's own page, in a tab or elsewhere. */
function AddressForm({ workspace }: SignInFormProps) {
  const [server, setServer] = useState('');
  const [state, setState] = useState<State>({ kind: 'none' });

  const tryCode = () => void workspace.tryCode().then(setState, () => undefined);
  // One may be under way since before this page was opened.
  useEffect(tryCode, []);

  const withAddress = async (begin: (address: string) => Promise<State>) => {
    const address = serverOf(server);
    if (!address) return setState({ kind: 'refused', reason: { code: 'not_an_address' } });
    setState(await begin(address));
  };
  const inTab = async (address: string): Promise<State> => {
    const outcome = await workspace.signIn(address);
    return outcome.kind === 'done' ? { kind: 'opened' } : outcome;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void withAddress(inTab);
  };
  const giveUp = () => void workspace.endCode().then(() => setState({ kind: 'none' }));

  if (state.kind === 'waiting') return <CodeSignInNote waiting={state} ask={tryCode} giveUp={giveUp} />;
  return (
    <form class="sign-in" onSubmit={submit}>
      <div class="site-form">
        <input
          class="input"
          inputmode="url"
          aria-label={say('settings.server')}
          aria-invalid={state.kind === 'refused'}
          placeholder={say('settings.server_example', { example: EXAMPLE })}
          spellcheck={false}
          value={server}
          onInput={event => setServer(event.currentTarget.value)}
        />
        <Button weight="primary" type="submit">
          {say('settings.sign_in')}
        </Button>
      </div>
      <Button weight="quiet" class="other-way" onClick={() => void withAddress(workspace.beginCode)}>
        {say('settings.sign_in_with_code')}
      </Button>
      {state.kind === 'refused' && (
        <p class="field-error" role="alert">
          {reasonWords(state.reason)}
        </p>
      )}
      {state.kind === 'opened' && <p class="muted">{say('settings.go_on_in_tab')}</p>}
    </form>
  );
}

const EXAMPLE = 'http://127.0.0.1:8000';

/** The origin in what was typed; without a scheme it is https, on this machine http. Null where it is none. */
export function serverOf(typed: string): string | null {
  const text = typed.trim();
  const local = /^(localhost|127\.|\[::1\])/.test(text);
  try {
    const url = new URL(/^https?:\/\//i.test(text) ? text : `${local ? 'http' : 'https'}://${text}`);
    return text && url.hostname ? url.origin : null;
  } catch {
    return null;
  }
}
