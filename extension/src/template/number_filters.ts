import { type Around, amount, count, type FilterOf, isEmpty, list, text } from './filter_values';
import { moneyInWords, numberInWords, percentInWords, pluralOf } from './number_words';
import { divided, dividedTo, exact, remainder, rounded } from './numbers';

export const NUMBER_FILTERS: Readonly<Record<string, FilterOf>> = {
  abs: (value, _, around) => Math.abs(amount(value, around)),
  ceil: (value, _, around) => Math.ceil(amount(value, around)),
  floor: (value, _, around) => Math.floor(amount(value, around)),
  round: (value, [places], around) => rounded(amount(value, around), count(places, 0)),
  plus: (value, [other], around) => exact(amount(value, around) + amount(other, around)),
  minus: (value, [other], around) => exact(amount(value, around) - amount(other, around)),
  times: (value, [other], around) => exact(amount(value, around) * amount(other, around)),
  divided_by: (value, [other, places], around) =>
    places === undefined
      ? divided(amount(value, around), amount(other, around))
      : dividedTo(count(places, 2), amount(value, around), amount(other, around)),
  modulo: (value, [other], around) => remainder(amount(value, around), amount(other, around)),
  at_least: (value, [other], around) => Math.max(amount(value, around), amount(other, around)),
  at_most: (value, [other], around) => Math.min(amount(value, around), amount(other, around)),
  sum: (value, _, around) => list(value).reduce<number>((sum, one) => exact(sum + amount(one, around)), 0),

  money: written((sum, [currency], around, locale) => moneyInWords(sum, text(currency, around), locale)),
  number: written((value, [places], _, locale) => numberInWords(value, placesIn(places), locale)),
  percent: written((share, [places], _, locale) => percentInWords(share, placesIn(places), locale)),

  plural: (value, given, around) => {
    const many = Array.isArray(value) ? value.length : amount(value, around);
    const forms = formsFrom(given);
    if (many === 0 && forms.zero !== undefined) return forms.zero;
    return forms[pluralOf(many, around.locale)] ?? forms.other;
  },
};

type Writer = (value: number, given: unknown[], around: Around, locale: string) => string;

/** In the language named second, or the template's. An amount that was left empty is written as nothing, not as 0. */
function written(write: Writer): FilterOf {
  return (value, given, around) =>
    isEmpty(value)
      ? undefined
      : write(amount(value, around), given, around, text(given[1], around) || around.locale);
}

function placesIn(given: unknown): number | null {
  return given === undefined ? null : Math.max(0, Math.min(10, count(given, 0)));
}

/** `"day", "days"` for one and other, or each form by its name. LiquidJS hands a named value over as a pair. */
function formsFrom(given: unknown[]): Record<string, unknown> {
  const named = given.filter(one => Array.isArray(one)) as [string, unknown][];
  const [first, second] = given.filter(one => !Array.isArray(one));
  const inOrder = second === undefined ? { other: first } : { one: first, other: second };
  return { ...(first === undefined ? {} : inOrder), ...Object.fromEntries(named) };
}
