import { type Answers, answerMessages, type Kind } from '@/browser/messages';
import { beforeEach, expect, test } from 'vitest';

type Sender = Partial<chrome.runtime.MessageSender>;
type Heard = (request: unknown, sender: Sender, reply: (answer: unknown) => void) => boolean;

const ID = 'rejoinder';
const PAGE: Sender = { id: ID, url: 'https://mail.example.com/', tab: { id: 1 } as chrome.tabs.Tab };
const LIBRARY: Sender = { id: ID, url: `chrome-extension://${ID}/options.html` };
let hear: Heard;

beforeEach(() => {
  const runtime = {
    id: ID,
    getURL: (path: string) => `chrome-extension://${ID}/${path}`,
    onMessage: { addListener: (heard: Heard) => (hear = heard) },
  };
  Object.assign(globalThis, { chrome: { runtime } });
  const answers = new Proxy({} as Answers, { get: () => async () => 'answered' });
  answerMessages(answers);
});

test.each<[string, Sender, Kind | 'toString', boolean]>([
  ['a page may search', PAGE, 'search', true],
  ['a page may have its script put in', PAGE, 'inject', true],
  ['a page may not sign out', PAGE, 'sign_out', false],
  ['a page may not sign in', PAGE, 'sign_in', false],
  ['a page may not ask who is signed in', PAGE, 'state', false],
  ['a page may not hand in a code', PAGE, 'signed_in', false],
  ['the library may sign in', LIBRARY, 'sign_in', true],
  ['another extension may nothing', { ...LIBRARY, id: 'other' }, 'search', false],
  ['a page that names itself like the library is a page', { ...PAGE, url: `https://x/chrome-extension://${ID}/` }, 'sign_in', false],
  ['what is no message is none', LIBRARY, 'toString', false],
])('%s', (_, sender, kind, answered) => expect(hear({ kind }, sender, () => undefined)).toBe(answered));
