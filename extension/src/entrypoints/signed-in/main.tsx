import { render } from 'preact';
import '@/screens/tokens.css';
import '@/screens/parts/parts.css';
import '@/screens/signed_in/signed_in.css';
import { ask } from '@/browser/messages';
import { readLanguage } from '@/browser/settings';
import { SignedInScreen } from '@/screens/signed_in/signed_in';
import { speakAsAsked } from '@/web/speaking';
import type { SignedIn } from '@/web/take_up';
import { say } from '@/words/say';

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
    return { kind: 'refused', reason: { code: 'updated_meanwhile' } };
  }
}

// Any page may show this one in a frame, and then nobody asked for it.
if (window.top === window) {
  await speakAsAsked(await readLanguage());
  document.title = `${say('signed_in.page_title')} · Rejoinder`;
  draw(null);
  void signIn().then(draw);
}
