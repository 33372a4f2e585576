"""The filters on dates; mirrors `extension/src/template/date_filters.ts`."""

from collections.abc import Callable

from api.language.date_words import date_in_words
from api.language.dates import Moment, days_between, shifted, workdays_between
from api.language.filter_values import Around, FilterWork, given_at, is_empty, moment_of, text
from api.language.problem import Trouble


def _date(value: object, given: list[object], around: Around) -> object:
    moment = moment_of(value, around)
    if moment is None:
        return value
    style = text(given_at(given, 0), around) or "long"
    return date_in_words(moment, style, text(given_at(given, 1), around) or around.locale)


def _shift(value: object, given: list[object], around: Around) -> object:
    moment = moment_of(value, around)
    return shifted(moment, text(given[0], around)) if moment else value


def _day(value: object, around: Around) -> Moment:
    moment = moment_of(value, around)
    if moment is None:
        raise Trouble(f"“{text(value, around)}” is not a date.", 'expected e.g. "2026-12-24"')
    return moment


def _between(count: Callable[[Moment, Moment], int]) -> FilterWork:
    """Of a date that was left empty, nothing."""

    def counted(value: object, given: list[object], around: Around) -> object:
        if is_empty(value) or is_empty(given[0]):
            return None
        return count(_day(value, around), _day(given[0], around))

    return counted


DATE_FILTERS: dict[str, FilterWork] = {
    "date": _date,
    "shift": _shift,
    "days_until": _between(days_between),
    "workdays_until": _between(workdays_between),
}
