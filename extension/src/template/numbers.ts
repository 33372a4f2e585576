import { Trouble } from './trouble';

/** Text that is a number in digits, with a point. */
export const NUMERIC = /^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/;

/** A half goes up, away from zero. */
export function rounded(value: number, places: number): number {
  const scale = 10 ** Math.max(0, Math.min(10, places));
  const near = Math.round(Math.abs(value) * scale + 1e-9) / scale;
  return value < 0 ? -near : near;
}

/** Whole numbers give a whole number, rounded down, as in Shopify. */
export function divided(value: number, by: number): number {
  if (by === 0) throw new Trouble('Something is divided by nothing.', 'expected a number other than 0');
  const whole = Number.isInteger(value) && Number.isInteger(by);
  return whole ? Math.floor(value / by) : value / by;
}

export function remainder(value: number, by: number): number {
  if (by === 0) throw new Trouble('Something is divided by nothing.', 'expected a number other than 0');
  return value - by * Math.floor(value / by);
}
