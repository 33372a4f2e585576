import { useState } from 'preact/hooks';
import type { Outcome } from '@/library/workspace';
import { Button } from '../../parts/button';

interface SignInFormProps {
  signIn(server: string): Promise<Outcome>;
}

/** Takes the service's address; signing in itself happens on the service's own page, in a tab. */
export function SignInForm({ signIn }: SignInFormProps) {
  const [server, setServer] = useState('');
  const [state, setState] = useState<{ kind: 'ready' | 'opened' } | { kind: 'refused'; message: string }>({
    kind: 'ready',
  });

  const submit = async (event: Event) => {
    event.preventDefault();
    const address = serverOf(server);
    if (!address)
      return setState({ kind: 'refused', message: 'Write the address as https://replies.example.com.' });

    const outcome = await signIn(address);
    setState(outcome.kind === 'done' ? { kind: 'opened' } : outcome);
  };

  return (
    <form class="sign-in" onSubmit={submit}>
      <div class="site-form">
        <input
          class="input"
          inputmode="url"
          aria-label="Address of the service"
          aria-invalid={state.kind === 'refused'}
          placeholder="Address of the service, e.g. http://127.0.0.1:8000"
          spellcheck={false}
          value={server}
          onInput={event => setServer(event.currentTarget.value)}
        />
        <Button weight="primary" type="submit">
          Sign in
        </Button>
      </div>
      {state.kind === 'refused' && (
        <p class="field-error" role="alert">
          {state.message}
        </p>
      )}
      {state.kind === 'opened' && (
        <p class="muted">Go on in the tab that opened; this page notices by itself.</p>
      )}
    </form>
  );
}

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
