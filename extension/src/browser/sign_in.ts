import type { Reason } from '@/library/reason';
import type { Outcome } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import type { Session } from '@/sync/session';
import { type SignedIn, takeUp } from '@/web/take_up';
import { spokenFor } from '@/words/language';
import { companyServer } from './company';
import { isSafe, serverAddress } from './server_address';
import { readLanguage } from './settings';

/** A sign-in under way: what proves, when it comes back, that it is the one that was begun here. */
interface Begun {
  server: string;
  state: string;
  verifier: string;
}

const BEGUN = 'sign_in';

/** Opens the service's own page in an ordinary tab: the extension never sees a password (RFC 8252, RFC 7636). */
export async function beginSignIn(typed: string): Promise<Outcome> {
  if (!isKnownAddress(redirectAddress())) return refused({ code: 'only_with_code' });
  const found = await serviceAt(typed);
  if (found.kind === 'refused') return found;

  const begun: Begun = { server: found.server, state: secret(), verifier: secret() };
  await chrome.storage.session.set({ [BEGUN]: begun });
  await chrome.tabs.create({ url: await authorizeAddress(begun) });
  return { kind: 'done', ids: [] };
}

/** Takes the address at which the sign-in came back; a code that was not asked for is not looked at. */
export async function finishSignIn(
  db: LibraryDatabase,
  session: Session,
  address: string,
): Promise<SignedIn> {
  const answer = new URL(address).searchParams;
  const begun = (await chrome.storage.session.get<{ sign_in?: Begun }>(BEGUN))[BEGUN];
  const code = answer.get('code');
  if (!begun || answer.get('state') !== begun.state) return refused({ code: 'not_begun_here' });
  await chrome.storage.session.remove(BEGUN);
  const why = answer.get('error_description');
  if (!code) return refused(why ? { code: 'said', words: why } : { code: 'not_signed_in' });

  const proof = {
    code,
    code_verifier: begun.verifier,
    redirect_uri: redirectAddress(),
    client_id: chrome.runtime.id,
  };
  const opened = await session.open(begun.server, proof);
  if (opened.kind === 'unreachable') return refused({ code: 'unreachable_now' });
  if (opened.kind === 'refused') return refused(opened.reason);
  return takeUp(db, session, begun.server, opened);
}

/** The service whose address a person typed, if there is one that may be signed in to; a company may have set it. */
export async function serviceAt(
  typed: string,
): Promise<{ kind: 'service'; server: string } | { kind: 'refused'; reason: Reason }> {
  const server = serverAddress(typed);
  if (!server) return refused({ code: 'no_address', typed });
  if (!isSafe(server)) return refused({ code: 'not_safe' });
  const company = await companyServer();
  if (company && company !== server) return refused({ code: 'other_service', server: company });
  const why = await whyNoService(server);
  return why ? refused(why) : { kind: 'service', server };
}

async function whyNoService(server: string): Promise<Reason | null> {
  try {
    const answer = await fetch(`${server}/v1/me`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    const isOurs = answer.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
    return isOurs ? null : { code: 'no_service', server };
  } catch {
    return { code: 'service_away', server };
  }
}

async function authorizeAddress({ server, state, verifier }: Begun): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: chrome.runtime.id,
    redirect_uri: redirectAddress(),
    code_challenge: await challengeFor(verifier),
    code_challenge_method: 'S256',
    state,
    // The service's page speaks as our screens do (OpenID Connect Core, 3.1.2.1).
    ui_locales: spokenFor(await readLanguage(), navigator.languages).language,
  });
  return `${server}/authorize?${query}`;
}

const redirectAddress = (): string => chrome.runtime.getURL('signed-in.html');

/** Firefox makes up an address for each browser, so that a service cannot know which one is ours. */
const isKnownAddress = (address: string): boolean => address.startsWith('chrome-extension://');

const refused = (reason: Reason) => ({ kind: 'refused', reason }) as const;

/** 256 bits as 43 characters of base64url, which suits both as a state and as a PKCE verifier. */
function secret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeFor(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
