import { Trouble } from './trouble';

/** Text that is a number in digits, with a point. */
export const NUMERIC = /^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/;

/**
 * A number as people write it, or null: `1299.5`, `1,299.50`, `1.299,50`, `1 299,50`. Whether a lone `1.299` is a
 * thousand is for `decimal` to say, the sign that the language puts before the places.
 */
export function numberFrom(text: string, decimal: string): number | null {
  const written = text.trim().replace(SPACE_IN_GROUPS, '');
  const plain = /^(-?\d{1,15})(?:([.,])(\d{1,10}))?$/.exec(written);
  const isThousand = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(written) && plain?.[2] !== decimal;
  if (plain && !isThousand) return Number(`${plain[1]}.${plain[3] ?? '0'}`);

  // Groups of three, or of two before the last as in India.
  const grouped = /^(-?[1-9]\d{0,2}([.,])(?:\d{2,3}\2){0,3}\d{3})(?:(?!\2)[.,](\d{1,10}))?$/.exec(written);
  return grouped ? Number(`${grouped[1]?.replace(/[.,]/g, '')}.${grouped[3] ?? '0'}`) : null;
}

/** Takes back what binary fractions add, so that 0.1 + 0.2 is 0.3: fifteen digits count. */
export function exact(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15));
}

/** A half goes up, away from zero, by the digits that a person sees: 1.005 is 1.01. */
export function rounded(value: number, places: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  const kept = Math.max(0, Math.min(10, places));
  const [whole = '0', fraction = ''] = digitsOf(Math.abs(exact(value))).split('.');
  const up = (fraction[kept] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(BigInt(whole + fraction.slice(0, kept).padEnd(kept, '0')) + up).padStart(
    kept + 1,
    '0',
  );
  const near = Number(`${digits.slice(0, digits.length - kept)}.${digits.slice(digits.length - kept)}`);
  return value < 0 ? 0 - near : near;
}

/** Whole numbers give a whole number, rounded down, as in Shopify. */
export function divided(value: number, by: number): number {
  const whole = Number.isInteger(value) && Number.isInteger(by);
  return whole ? Math.floor(value / notNothing(by)) : exact(value / notNothing(by));
}

/** A share of whole numbers too: 100 by 3 to 2 places is 33.33. */
export function dividedTo(places: number, value: number, by: number): number {
  return rounded(value / notNothing(by), places);
}

export function remainder(value: number, by: number): number {
  return exact(value - by * Math.floor(value / notNothing(by)));
}

/** Between groups of three digits, also the Swiss apostrophe. */
const SPACE_IN_GROUPS = /(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))/g;

/** Without an exponent. */
function digitsOf(value: number): string {
  const [digits = '', power] = String(value).split('e-');
  return power ? `0.${'0'.repeat(Number(power) - 1)}${digits.replace('.', '')}` : digits;
}

function notNothing(by: number): number {
  if (by === 0) throw new Trouble('Something is divided by nothing.', 'expected a number other than 0');
  return by;
}
