import { type FreshReply, openFreshReply } from './backspace';
import { fieldOf, type Spot } from './field';
import { beginsWith, hostOf, standsStill } from './spot';
import { openTypedTail, type TypedTail } from './typed_tail';

/** One reply after the other, so that two shortcuts in quick succession both become replies. */
export interface Queue {
  add(spot: Spot, write: () => Promise<void>): void;
  /**
   * What of a field is no part of what a person types now: the last spot that waits to be replaced, or the last
   * reply. A shortcut may follow it without a space.
   */
  settled(field: HTMLElement): Spot | null;
  /** A reply came to stand in place of a spot. */
  wrote(spot: Spot, reply: Spot): void;
  /** Whether a reply was ever written in place of this text in a field. */
  isReplaced(typed: string, field: HTMLElement): boolean;
  /** A person wants what stands there left as it is: the next delimiter is not to ask again. */
  leave(spot: Spot): void;
  isLeft(spot: Spot): boolean;
  /** What a person wrote by hand and is no reply yet. */
  typed: TypedTail;
  /** The reply after which nothing was done yet. */
  fresh: FreshReply;
}

/** `failed` hears of what should never happen; the next one is written all the same. */
export function openQueue(failed: (error: unknown) => void): Queue {
  let last = Promise.resolve();
  let waiting: Spot[] = [];
  /** What was still to be replaced when a spot was noted, and may stand before it. */
  const earlier = new WeakMap<Spot, Spot[]>();
  let left: Spot | null = null;
  let written: Spot | null = null;
  const replaced = new WeakMap<HTMLElement, Set<string>>();
  const typed = openTypedTail();
  const fresh = openFreshReply();

  return {
    add(spot, write) {
      earlier.set(spot, waiting.filter(standsStill));
      waiting.push(spot);
      typed.clear();
      last = last
        .then(write)
        .catch(failed)
        .then(() => {
          waiting = waiting.filter(other => other !== spot);
        });
    },
    settled: field =>
      [written, ...waiting].findLast(spot => spot && hostOf(spot) === field && standsStill(spot)) ?? null,
    wrote(spot, reply) {
      written = reply;
      for (const later of waiting) if (earlier.get(later)?.includes(spot)) moveOn(later, spot, reply);
      const field = hostOf(spot);
      if (!isTypedBehind(reply)) fresh.came(reply);
      replaced.set(field, (replaced.get(field) ?? new Set()).add(spot.typed));
    },
    isReplaced: (text, field) => replaced.get(field)?.has(text) ?? false,
    leave: spot => {
      left = spot;
      typed.giveBack(spot);
    },
    isLeft: spot => left !== null && beginsWith(spot, left),
    typed,
    fresh,
  };
}

/** Somebody may have typed on while the reply was on its way. */
function isTypedBehind(reply: Spot): boolean {
  return standsStill(reply) && Boolean(fieldOf(hostOf(reply)).since(reply));
}

/** In a plain field a place is a number, and what stands behind a reply has moved by what the reply is longer. */
function moveOn(waiting: Spot, spot: Spot, reply: Spot): void {
  if (waiting.kind !== 'plain' || spot.kind !== 'plain' || reply.kind !== 'plain') return;
  if (waiting.field !== spot.field || waiting.start < spot.end) return;
  const by = reply.end - spot.end;
  waiting.start += by;
  waiting.end += by;
}
