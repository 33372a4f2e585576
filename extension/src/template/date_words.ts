import { Moment } from './dates';

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  full: { dateStyle: 'full' },
  weekday: { weekday: 'long' },
  month: { month: 'long' },
  time: { timeStyle: 'short' },
};

export const DATE_STYLES: readonly string[] = Object.keys(STYLES);

/** A moment in a language's own words: by a style (`long`) or a pattern (`%d %B %Y`). */
export function dateInWords(moment: Moment, style: string, locale: string): string {
  if (Object.hasOwn(STYLES, style)) return styled(moment, style, locale);
  return style.replace(/%(-?)([a-zA-Z%])/g, (whole, dash: string, code: string) => {
    const word = codeInWords(moment, code, locale);
    if (word === null) return whole;
    return dash ? word.replace(/^0+(?=\d)/, '') : word;
  });
}

/** The first code in a pattern that means nothing, such as `%Q`; empty where all are known. */
export function unknownCode(pattern: string): string {
  const codes = [...pattern.matchAll(/%-?([a-zA-Z%])/g)];
  return codes.find(([, code = '']) => codeInWords(SOME_DAY, code, 'en') === null)?.[0] ?? '';
}

const SOME_DAY = new Moment(0, true);

/** What a moment says without a filter: the day, and the time where it has one. */
export function momentInWords(moment: Moment, locale: string): string {
  const day = styled(moment, 'long', locale);
  return moment.timed ? `${day} ${styled(moment, 'time', locale)}` : day;
}

function codeInWords(moment: Moment, code: string, locale: string): string | null {
  const date = new Date(moment.wall);
  const two = (number: number) => String(number).padStart(2, '0');
  switch (code) {
    case 'a':
      return worded(moment, { weekday: 'short' }, locale);
    case 'A':
      return styled(moment, 'weekday', locale);
    case 'b':
      return worded(moment, { month: 'short' }, locale);
    case 'B':
      return monthInDate(moment, locale);
    case 'd':
      return two(date.getUTCDate());
    case 'e':
      return String(date.getUTCDate());
    case 'm':
      return two(date.getUTCMonth() + 1);
    case 'y':
      return two(date.getUTCFullYear() % 100);
    case 'Y':
      return String(date.getUTCFullYear());
    case 'F':
      return date.toISOString().slice(0, 10);
    case 'H':
      return two(date.getUTCHours());
    case 'I':
      return two(date.getUTCHours() % 12 || 12);
    case 'M':
      return two(date.getUTCMinutes());
    case 'p':
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'u':
      return String(date.getUTCDay() || 7);
    case '%':
      return '%';
    default:
      return null;
  }
}

/** The month as it stands beside a day: “ноября”, not “ноябрь”. */
function monthInDate(moment: Moment, locale: string): string {
  const parts = formatter({ day: 'numeric', month: 'long' }, locale).formatToParts(moment.wall);
  const month = parts.find(part => part.type === 'month')?.value ?? '';
  return /^\d+$/.test(month) ? styled(moment, 'month', locale) : month;
}

function styled(moment: Moment, style: string, locale: string): string {
  return worded(moment, STYLES[style] ?? {}, locale);
}

function worded(moment: Moment, options: Intl.DateTimeFormatOptions, locale: string): string {
  // CLDR puts narrow and other rare spaces between the parts; mail clients show boxes for them.
  return formatter(options, locale)
    .format(moment.wall)
    .replace(/[\u202f\u2009\u00a0]/g, ' ');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions, locale: string): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;

  const made = new Intl.DateTimeFormat(spoken(locale), {
    ...options,
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  formatters.set(key, made);
  return made;
}

/** A locale that Intl knows; English where a tag is no language. */
export function spoken(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
