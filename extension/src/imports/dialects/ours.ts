import type { Dialect } from '../body';

/** Liquid as it is written here: nothing is turned into anything. */
export const ours: Dialect = () => ({ text: stretch => stretch });
