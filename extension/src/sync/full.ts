import type { Outcome } from '@/library/workspace';

/** The answer to a person whose edit this device has no room for. The editor still holds what was typed. */
export const DEVICE_FULL: Outcome = { kind: 'refused', reason: { code: 'device_full' } };

/** What a person wants written down; without room, a refusal that says so. */
export async function unlessFull(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (failure) {
    if (isFull(failure)) return DEVICE_FULL;
    throw failure;
  }
}

/** Whether a failure of the storage means that it has no room, however deep the browser wrapped that. */
export function isFull(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  const { name, message, inner, cause } = failure as Record<'name' | 'message' | 'inner' | 'cause', unknown>;
  if (name === 'QuotaExceededError') return true;
  // Chromium tells a disk that filled up under an open database only in the words of an UnknownError.
  if (typeof message === 'string' && /quota ?exceeded|full disk|no space left|disk is full/i.test(message))
    return true;
  return [inner, cause].some(within => within !== failure && isFull(within));
}
