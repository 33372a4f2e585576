/** Close codes of the service: RFC 6455 leaves 4000 to 4999 to applications. */
export const NOT_A_MEMBER = 4404;
export const TOO_MANY = 4429;
/** The service is about to end and says when to come back. */
const RESTARTS = 1012;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait after a socket ended before another is opened; `failures` in a row came before this one. */
export function waitAfter(code: number, reason: string, failures: number): number {
  const told = code === RESTARTS ? secondsIn(reason) : null;
  if (told !== null) return told * 1_000;
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
  // Another device of this person took the place: to take it back at once would go on for ever.
  const wait = code === TOO_MANY ? LONGEST_WAIT_MS : backoff;
  // All who lost one server would otherwise come back to it in the same moment.
  return wait * (0.5 + Math.random());
}

/** As the service writes it: `{"retry_after":1.5}`; null where it does not. */
function secondsIn(reason: string): number | null {
  const told = reason.match(/"retry_after":(\d+(?:\.\d+)?)/)?.[1];
  return told === undefined ? null : Math.min(Number(told), LONGEST_WAIT_MS / 1_000);
}
