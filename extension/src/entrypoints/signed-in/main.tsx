import { render } from 'preact';
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/signed_in/signed_in.css';
import { ask } from '@/browser/messages';
import { SignedInScreen } from '@/screens/signed_in/signed_in';
import type { SignedIn } from '@/web/take_up';

const address = location.href;
// The code is spent at once; it has no business in the history either.
history.replaceState(null, '', location.pathname);

function draw(outcome: SignedIn | null): void {
  render(<SignedInScreen {...{ outcome, openLibrary }} />, document.body);
}

function openLibrary(): void {
  void ask({ kind: 'open_library' }).then(() => window.close());
}

async function signIn(): Promise<SignedIn> {
  try {
    return await ask({ kind: 'signed_in', address });
  } catch {
    return {
      kind: 'refused',
      message: 'The extension was updated meanwhile. Sign in again from the library.',
    };
  }
}

// Any page may show this one in a frame, and then nobody asked for it.
if (window.top === window) {
  draw(null);
  void signIn().then(draw);
}
