import { locales, say } from '@/words/say';

/** `3 min`, `5 h`, `2 d`, then the date; nothing where nobody knows. */
export function agoWords(changed: number, now: number): string {
  if (changed === 0) return '';
  const minutes = Math.max(0, Math.round((now - changed) / 60_000));
  if (minutes < 1) return say('library.now');
  if (minutes < 60) return say('library.minutes', { count: minutes });
  if (minutes < DAY) return say('library.hours', { count: Math.round(minutes / 60) });
  if (minutes < 7 * DAY) return say('library.days', { count: Math.round(minutes / DAY) });
  const day = new Date(changed);
  return (day.getFullYear() === new Date(now).getFullYear() ? within() : across()).format(day);
}

const DAY = 24 * 60;

const formats = new Map<string, Intl.DateTimeFormat>();

const within = () => format('within', { day: 'numeric', month: 'short' });
const across = () => format('across', { day: 'numeric', month: 'short', year: 'numeric' });

/** Making one costs a hundred times what using it does, and a list draws thirty dates with every key. */
function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locales()}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat([...locales()], options);
  formats.set(key, made);
  return made;
}
