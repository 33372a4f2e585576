import { dateInWords } from './date_words';
import { daysBetween, type Moment, shifted, workdaysBetween } from './dates';
import { type Around, type FilterOf, isEmpty, momentOf, text } from './filter_values';
import { Trouble } from './trouble';

export const DATE_FILTERS: Readonly<Record<string, FilterOf>> = {
  date: (value, [style, locale], around) => {
    const moment = momentOf(value, around);
    if (!moment) return value;
    return dateInWords(
      moment,
      text(style ?? 'long', around) || 'long',
      text(locale ?? '', around) || around.locale,
    );
  },
  shift: (value, [phrase], around) => {
    const moment = momentOf(value, around);
    return moment ? shifted(moment, text(phrase, around)) : value;
  },
  days_until: between(daysBetween),
  workdays_until: between(workdaysBetween),
};

/** Of a date that was left empty, nothing. */
function between(count: (from: Moment, to: Moment) => number): FilterOf {
  return (value, [other], around) =>
    isEmpty(value) || isEmpty(other) ? undefined : count(day(value, around), day(other, around));
}

function day(value: unknown, around: Around): Moment {
  const moment = momentOf(value, around);
  if (!moment) throw new Trouble(`“${text(value, around)}” is not a date.`, 'expected e.g. "2026-12-24"');
  return moment;
}
