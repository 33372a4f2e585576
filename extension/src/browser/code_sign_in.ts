import type { CodeSignIn } from '@/library/workspace';
import type { LibraryDatabase } from '@/sync/database';
import type { Session } from '@/sync/session';
import type { GivenCode } from '@/sync/token_service';
import { takeUp } from '@/web/take_up';
import { serviceAt } from './sign_in';

/** A sign-in with a code under way; it outlives the worker, not the browser. Times in ms since 1970. */
interface Begun {
  server: string;
  given: GivenCode;
  ends: number;
  next: number;
}

const BEGUN = 'code_sign_in';
const SLOWER_S = 5;

/** Asks the service for a code (RFC 8628); one that was under way is forgotten. */
export async function beginCode(session: Session, typed: string): Promise<CodeSignIn> {
  const found = await serviceAt(typed);
  if (found.kind === 'refused') return found;
  const asked = await session.askForCode(found.server, chrome.runtime.id);
  if (asked.kind === 'unreachable') return { kind: 'refused', reason: { code: 'unreachable' } };
  if (asked.kind === 'refused') return asked;

  const { given } = asked;
  if (!isPage(given.verification_uri) || !isPage(given.verification_uri_complete))
    return { kind: 'refused', reason: { code: 'no_place_for_code' } };
  const ends = Date.now() + given.expires_in * 1000;
  const begun = { server: found.server, given, ends, next: Date.now() + given.interval * 1000 };
  await keep(begun);
  return waiting(begun);
}

/** How it stands now. Call one at a time; asks the service no sooner than it wishes. */
export async function tryCode(db: LibraryDatabase, session: Session): Promise<CodeSignIn> {
  const begun = await held();
  if (!begun) return { kind: 'none' };
  if (Date.now() >= begun.ends) {
    await endCode();
    return { kind: 'refused', reason: { code: 'code_too_old' } };
  }
  if (Date.now() < begun.next) return waiting(begun);

  const { server, given } = begun;
  const opened = await session.openWithCode(server, given.device_code, chrome.runtime.id);
  if (opened.kind === 'waits') return waiting(await postponed(begun, opened.slower ? SLOWER_S : 0));
  if (opened.kind === 'unreachable') return waiting(await postponed(begun, SLOWER_S));
  await endCode();
  if (opened.kind === 'refused') return opened;
  const taken = await takeUp(db, session, server, opened);
  return taken.kind === 'refused' ? taken : { kind: 'signed_in' };
}

export async function endCode(): Promise<void> {
  await chrome.storage.session.remove(BEGUN);
}

function waiting({ given, next }: Begun): CodeSignIn {
  return {
    kind: 'waiting',
    code: given.user_code,
    address: given.verification_uri,
    wholeAddress: given.verification_uri_complete,
    seconds: Math.max(1, Math.ceil((next - Date.now()) / 1000)),
  };
}

async function postponed(begun: Begun, slowerBy: number): Promise<Begun> {
  const interval = begun.given.interval + slowerBy;
  const later = { ...begun, given: { ...begun.given, interval }, next: Date.now() + interval * 1000 };
  // Given up, or begun anew, while the service was asked.
  if ((await held())?.given.device_code === begun.given.device_code) await keep(later);
  return later;
}

async function held(): Promise<Begun | null> {
  return (await chrome.storage.session.get<{ code_sign_in?: Begun }>(BEGUN))[BEGUN] ?? null;
}

async function keep(begun: Begun): Promise<void> {
  await chrome.storage.session.set({ [BEGUN]: begun });
}

function isPage(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
