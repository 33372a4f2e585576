import { spoken } from './date_words';
import { exact, rounded } from './numbers';
import { Trouble } from './trouble';
import { CURRENCIES } from './vocabulary';

/** An amount as a language writes it: `€1,299.50`. `currency` is an ISO 4217 code. */
export function moneyInWords(amount: number, currency: string, locale: string): string {
  const code = currency.trim().toUpperCase();
  if (!isCurrency(code)) {
    throw new Trouble(`“${currency}” is not a currency.`, 'expected three letters, e.g. "EUR"');
  }
  const places = placesOf(code, amount);
  return worded(rounded(amount, places), { style: 'currency', currency: code, ...exactly(places) }, locale);
}

/** A number with the language's own signs: `1,299.5`; with `places`, exactly so many behind the point. */
export function numberInWords(value: number, places: number | null, locale: string): string {
  const digits = places === null ? { maximumFractionDigits: 10 } : exactly(places);
  return worded(places === null ? exact(value) : rounded(value, places), digits, locale);
}

/** 0.19 as `19%`; one place at most, or exactly so many. */
export function percentInWords(share: number, places: number | null, locale: string): string {
  const percent = rounded(exact(share * 100), places ?? 1);
  const digits = places === null ? { maximumFractionDigits: 1 } : exactly(places);
  return worded(percent / 100, { style: 'percent', ...digits }, locale);
}

/** Which form a language uses beside a number, by CLDR: zero, one, two, few, many or other. */
export function pluralOf(count: number, locale: string): string {
  return new Intl.PluralRules(spoken(locale)).select(count);
}

/** The sign before the places: `.` or `,`. */
export function decimalSign(locale: string): string {
  const parts = formatter({}, locale).formatToParts(0.5);
  return parts.find(part => part.type === 'decimal')?.value ?? '.';
}

export function isCurrency(code: string): boolean {
  return /^[A-Za-z]{3}$/.test(code.trim());
}

/** Cents where the currency has them; where they are hardly used, only if there are any. */
function placesOf(code: string, amount: number): number {
  if (CURRENCIES.whole.includes(code)) return 0;
  if (CURRENCIES.thousandths.includes(code)) return 3;
  return CURRENCIES.mostly_whole.includes(code) && Number.isInteger(rounded(amount, 2)) ? 0 : 2;
}

function exactly(places: number): Intl.NumberFormatOptions {
  const bounded = Math.max(0, Math.min(10, places));
  return { minimumFractionDigits: bounded, maximumFractionDigits: bounded };
}

/** With plain spaces, as in dates, one kind of Swiss apostrophe, and without marks of direction. */
function worded(value: number, options: Intl.NumberFormatOptions, locale: string): string {
  return formatter(options, locale)
    .format(value === 0 ? 0 : value)
    .replace(/[\u202f\u2009\u00a0]/g, ' ')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace('\u2212', '-')
    .replace(/(?<=\d)'(?=\d)/g, '’');
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(options: Intl.NumberFormatOptions, locale: string): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;

  const always = { useGrouping: 'always', numberingSystem: 'latn' } as const;
  const made = new Intl.NumberFormat(spoken(locale), { ...options, ...always });
  formatters.set(key, made);
  return made;
}
