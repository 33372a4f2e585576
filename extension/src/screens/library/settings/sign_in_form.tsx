import { useId, useState } from 'preact/hooks';
import type { Workspace } from '@/library/workspace';
import { say } from '@/words/say';
import { Button } from '../../parts/button';
import { FieldFrame } from '../../parts/field';
import { reasonWords } from '../../parts/reason_words';
import { CodeSignInNote } from './code_sign_in';
import { useSignIn } from './use_sign_in';

interface SignInFormProps {
  workspace: Pick<Workspace, 'surface' | 'signIn' | 'beginCode' | 'tryCode' | 'endCode'>;
  /** The service that the company has set; it cannot be changed here. */
  companyServer: string | null;
}

/** The way in: in the console there is one service to sign in to, and it is here. */
export function SignInForm({ workspace, companyServer }: SignInFormProps) {
  if (workspace.surface === 'extension') return <AddressForm {...{ workspace, companyServer }} />;
  return (
    <Button weight="primary" onClick={() => void workspace.signIn(location.origin)}>
      {say('settings.sign_in')}
    </Button>
  );
}

/** Takes the service's address; signing in itself happens on the service's own page, in a tab or elsewhere. */
function AddressForm({ workspace, companyServer }: SignInFormProps) {
  const [typed, setTyped] = useState('');
  const { state, inTab, withCode, ask, refuse, giveUp } = useSignIn(workspace);
  const field = useId();
  const note = useId();

  const withAddress = (begin: (address: string) => Promise<void>) => {
    const address = companyServer ?? serverOf(typed);
    if (address) void begin(address);
    else refuse();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    withAddress(inTab);
  };

  if (state.kind === 'waiting') return <CodeSignInNote waiting={state} ask={ask} giveUp={giveUp} />;
  return (
    <form class="sign-in" onSubmit={submit}>
      <FieldFrame id={field} label={say('settings.server')}>
        <div class="site-form">
          <input
            id={field}
            class="input"
            inputmode="url"
            aria-label={say('settings.server')}
            aria-invalid={state.kind === 'refused'}
            aria-describedby={companyServer ? note : undefined}
            placeholder={EXAMPLE}
            spellcheck={false}
            readOnly={companyServer !== null}
            value={companyServer ?? typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
          <Button weight="primary" type="submit">
            {say('settings.sign_in')}
          </Button>
        </div>
      </FieldFrame>
      {companyServer && (
        <p class="muted" id={note}>
          {say('settings.server_set')}
        </p>
      )}
      <Button weight="quiet" class="other-way" onClick={() => withAddress(withCode)}>
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

const EXAMPLE = 'replies.example.com';

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
