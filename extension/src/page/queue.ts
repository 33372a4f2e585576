import type { Spot } from './field';
import { hostOf, standsStill } from './spot';

/** One reply after the other, so that two shortcuts in quick succession both become replies. */
export interface Queue {
  add(spot: Spot, write: () => Promise<void>): void;
  /** The last spot of a field that still waits to be replaced. */
  pending(field: HTMLElement): Spot | null;
}

/** `failed` hears of what should never happen; the next one is written all the same. */
export function openQueue(failed: (error: unknown) => void): Queue {
  let last = Promise.resolve();
  let waiting: Spot[] = [];

  return {
    add(spot, write) {
      waiting.push(spot);
      last = last
        .then(write)
        .catch(failed)
        .then(() => {
          waiting = waiting.filter(other => other !== spot);
        });
    },
    pending: field => waiting.findLast(spot => hostOf(spot) === field && standsStill(spot)) ?? null,
  };
}
