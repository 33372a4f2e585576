import type { Spot } from './field';
import { beginsWith, hostOf, standsStill } from './spot';

/** One reply after the other, so that two shortcuts in quick succession both become replies. */
export interface Queue {
  add(spot: Spot, write: () => Promise<void>): void;
  /**
   * What of a field is no part of what a person types now: the last spot that waits to be replaced, or the last
   * reply. A shortcut may follow it without a space.
   */
  settled(field: HTMLElement): Spot | null;
  wrote(reply: Spot): void;
  /** A person wants what stands there left as it is: the next delimiter is not to ask again. */
  leave(spot: Spot): void;
  isLeft(spot: Spot): boolean;
}

/** `failed` hears of what should never happen; the next one is written all the same. */
export function openQueue(failed: (error: unknown) => void): Queue {
  let last = Promise.resolve();
  let waiting: Spot[] = [];
  let left: Spot | null = null;
  let written: Spot | null = null;

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
    settled: field =>
      [written, ...waiting].findLast(spot => spot && hostOf(spot) === field && standsStill(spot)) ?? null,
    wrote: reply => {
      written = reply;
    },
    leave: spot => {
      left = spot;
    },
    isLeft: spot => left !== null && beginsWith(spot, left),
  };
}
