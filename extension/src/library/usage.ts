import type { Favourites } from './favourites';

/** Which templates a person used, how often and when last; by id. */
export type Usage = ReadonlyMap<string, Used>;

export interface Used {
  /** As of `last`: a use counts half after a month, a quarter after two. */
  times: number;
  /** Milliseconds since 1970. */
  last: number;
}

/** What is known of a person, to put first what they are likely to want. */
export interface Habits {
  usage: Usage;
  favourites: Favourites;
  /** Milliseconds since 1970. */
  now: number;
}

export const NO_HABITS: Habits = { usage: new Map(), favourites: new Set(), now: 0 };

const MOST_REMEMBERED = 500;
const HALF_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** The usage with one more; what was not used for longest is forgotten first. */
export function withUse(usage: Usage, id: string, at: number): Usage {
  const times = timesAt(usage.get(id), at) + 1;
  const latestFirst = [...usage].filter(([each]) => each !== id).sort((a, b) => b[1].last - a[1].last);
  return new Map([[id, { times, last: at }], ...latestFirst.slice(0, MOST_REMEMBERED - 1)]);
}

/** Ids, last used first. */
export function recents(usage: Usage): string[] {
  return [...usage].sort((a, b) => b[1].last - a[1].last).map(([id]) => id);
}

/** At most 10: enough to order equals, too little to lift a template over a clearly better match. */
export function boost(id: string, { usage, favourites, now }: Habits): number {
  const used = Math.min(8, 2 * Math.log2(1 + timesAt(usage.get(id), now)));
  return used + (favourites.has(id) ? 2 : 0);
}

function timesAt(used: Used | undefined, now: number): number {
  return used ? used.times * 0.5 ** (Math.max(0, now - used.last) / HALF_LIFE_MS) : 0;
}
