/** A pattern of ours for a pattern of another product, and the pieces for which there is none. */
export interface Pattern {
  ours: string;
  lost: string[];
}

const STYLES: Record<string, string> = {
  L: 'short',
  l: 'short',
  LL: 'long',
  ll: 'medium',
  LLLL: 'full',
  llll: 'full',
  LT: 'time',
  dddd: 'weekday',
  MMMM: 'month',
};

const MOMENT: Record<string, string> = {
  YYYY: '%Y',
  YY: '%y',
  Y: '%Y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  DD: '%d',
  D: '%-d',
  dddd: '%A',
  ddd: '%a',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  A: '%p',
  a: '%p',
  E: '%u',
};

/** Moment's and Day.js's tokens; letters in square brackets are letters. */
export function fromMoment(pattern: string): Pattern {
  const style = STYLES[pattern.trim()];
  if (style) return { ours: style, lost: [] };

  const lost: string[] = [];
  const ours = pattern.replace(
    /\[([^\]]*)\]|Y{1,4}|M{1,4}o?|D{1,4}o?|d{1,4}o?|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|A|a|E|e|Q|W{1,2}|w{1,2}|L{1,4}T?S?|l{1,4}|Z{1,2}|X|x|%/g,
    (token, letters?: string) => {
      if (letters !== undefined) return letters.replaceAll('%', '%%');
      if (token === '%') return '%%';
      const known = MOMENT[token];
      if (known) return known;
      const cardinal = MOMENT[token.replace(/o$/, '')];
      lost.push(token);
      return token.endsWith('o') && cardinal ? cardinal : '';
    },
  );
  return { ours: ours.trim() || 'long', lost };
}

const KNOWN = new Set('%a %A %b %B %d %-d %e %m %-m %y %Y %F %H %-H %I %-I %M %p %u %%'.split(' '));
const LIKE: Record<string, string> = {
  '%h': '%b',
  '%D': '%m/%d/%y',
  '%R': '%H:%M',
  '%T': '%H:%M',
  '%r': '%I:%M %p',
  '%k': '%-H',
  '%l': '%-I',
  '%1H': '%-H',
  '%1I': '%-I',
  '%1d': '%-d',
  '%1m': '%-m',
  '%x': '%F',
  '%X': '%H:%M',
  '%c': '%F %H:%M',
  '%P': '%p',
  '%v': '%e-%b-%Y',
};
/** Those of `LIKE` that do not say quite the same. */
const NOT_QUITE = new Set(['%T', '%r', '%x', '%X', '%c', '%P']);

/** `strftime` of C, Ruby and chrono. */
export function fromStrftime(pattern: string): Pattern {
  const lost: string[] = [];
  const ours = pattern.replace(/%(?:[-_0^#:]?\d?[A-Za-z]|%)/g, code => {
    if (KNOWN.has(code)) return code;
    const like = LIKE[code];
    if (!like || NOT_QUITE.has(code)) lost.push(code);
    return like ?? '';
  });
  return { ours: ours.trim() || 'long', lost };
}

const UNITS: Record<string, string> = {
  y: 'years',
  year: 'years',
  M: 'months',
  month: 'months',
  w: 'weeks',
  W: 'weeks',
  week: 'weeks',
  d: 'days',
  D: 'days',
  day: 'days',
  h: 'hours',
  H: 'hours',
  hour: 'hours',
  m: 'minutes',
  minute: 'minutes',
};

/** A step of ours such as `3 days`; empty where the unit is none. */
export function stepOf(count: number, unit: string): string {
  const known = UNITS[unit] ?? UNITS[unit.toLowerCase().replace(/s$/, '')] ?? '';
  return known === '' ? '' : `${count} ${Math.abs(count) === 1 ? known.slice(0, -1) : known}`;
}

/** `{{ now | shift: "3 days" | date: "%F" }}` */
export function dateOutput(pattern: string, shift = '', locale = '', of = 'now'): string {
  const moved = shift ? ` | shift: "${shift}"` : '';
  const style = pattern.includes('"') ? `'${pattern}'` : `"${pattern}"`;
  return `{{ ${of}${moved} | date: ${style}${locale ? `, "${locale}"` : ''} }}`;
}
