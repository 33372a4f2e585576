import { language, locales } from './say';

/** `21 Nov 2026`, as the person writes it. */
export function shownDate(at: Date): string {
  return format({ dateStyle: 'medium' }).format(at);
}

/** `21 Nov 2026, 14:05`, as the person writes it. */
export function shownMoment(at: Date): string {
  return format({ dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** `14:05`, as the person writes it. */
export function shownTime(at: Date): string {
  return format({ timeStyle: 'short' }).format(at);
}

/** `3 minutes ago`; the date once it is more than a month away. */
export function shownSince(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) > 31 * DAY) return shownDate(at);
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const relative = new Intl.RelativeTimeFormat([...locales()], { numeric: 'auto' });
  return relative.format(Math.round(seconds / length), unit);
}

export function shownNumber(number: number): string {
  const name = `${locales()}`;
  const made = numbers.get(name) ?? new Intl.NumberFormat([...locales()]);
  numbers.set(name, made);
  return made.format(number);
}

/** `1.2 MB`, in steps of a thousand. */
export function shownBytes(bytes: number): string {
  const [unit, size] = SIZES.find(([, size]) => bytes >= size) ?? ['byte', 1];
  const maximumFractionDigits = bytes / size < 10 ? 1 : 0;
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
  return new Intl.NumberFormat([...locales()], style).format(bytes / size);
}

/** `one, two and three`; in English without a comma before the last, as replies have it. */
export function shownList(parts: readonly string[]): string {
  return new Intl.ListFormat(language() === 'en' ? 'en-GB' : [...locales()]).format(parts);
}

const SIZES: readonly (readonly [string, number])[] = [
  ['gigabyte', 1_000_000_000],
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
];
const DAY = 86_400;
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', DAY],
  ['hour', 3_600],
  ['minute', 60],
];

const numbers = new Map<string, Intl.NumberFormat>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([locales(), options]);
  const made = formats.get(name) ?? new Intl.DateTimeFormat([...locales()], options);
  formats.set(name, made);
  return made;
}
