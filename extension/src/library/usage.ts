/** Which templates a person used, how often and when last; by id. */
export type Usage = ReadonlyMap<string, Used>;

export interface Used {
  times: number;
  /** Milliseconds since 1970. */
  last: number;
}

const MOST_REMEMBERED = 500;

/** The usage with one more; what was not used for longest is forgotten first. */
export function withUse(usage: Usage, id: string, at: number): Usage {
  const times = (usage.get(id)?.times ?? 0) + 1;
  const latestFirst = [...usage].filter(([each]) => each !== id).sort((a, b) => b[1].last - a[1].last);
  return new Map([[id, { times, last: at }], ...latestFirst.slice(0, MOST_REMEMBERED - 1)]);
}

/** Ids, last used first. */
export function recents(usage: Usage): string[] {
  return [...usage].sort((a, b) => b[1].last - a[1].last).map(([id]) => id);
}

/** At most 8: enough to order equals, too little to lift a template over a better match. */
export function boost(used: Used | undefined): number {
  return used ? Math.min(8, 2 * Math.log2(1 + used.times)) : 0;
}
