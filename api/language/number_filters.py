"""The filters that reckon or write numbers; mirrors `extension/src/template/number_filters.ts`."""

import math
from collections.abc import Callable

from api.language.filter_values import (
    Around,
    FilterWork,
    amount,
    count,
    given_at,
    is_empty,
    listed,
    text,
)
from api.language.number_words import money_in_words, number_in_language, percent_in_words, plural_of
from api.language.numbers import divided, divided_to, exact, remainder, rounded


def _on_number(work: Callable[[float], float]) -> FilterWork:
    return lambda value, _, around: work(amount(value, around))


def _on_numbers(work: Callable[[float, float], float]) -> FilterWork:
    return lambda value, given, around: work(amount(value, around), amount(given[0], around))


def _written(write: Callable[[float, list[object], Around, str], str]) -> FilterWork:
    """In the language named second, or the template's. An amount left empty is written as nothing."""

    def written(value: object, given: list[object], around: Around) -> object:
        if is_empty(value):
            return None
        locale = text(given_at(given, 1), around) or around.locale
        return write(amount(value, around), given, around, locale)

    return written


def _places(given: list[object]) -> int | None:
    return max(0, min(10, count(given[0], 0))) if given_at(given, 0) is not None else None


def _divided(value: object, given: list[object], around: Around) -> object:
    dividend, by = amount(value, around), amount(given[0], around)
    if given_at(given, 1) is None:
        return divided(dividend, by)
    return divided_to(count(given[1], 2), dividend, by)


def _sum(value: object, _: list[object], around: Around) -> object:
    total: float = 0
    for one in listed(value):
        total = exact(total + amount(one, around))
    return total


def _plural(value: object, given: list[object], around: Around) -> object:
    many = len(value) if isinstance(value, list) else amount(value, around)
    forms = _forms_from(given)
    if many == 0 and forms.get("zero") is not None:
        return forms["zero"]
    form = forms.get(plural_of(many, around.locale))
    return forms.get("other") if form is None else form


def _forms_from(given: list[object]) -> dict[str, object]:
    """`"day", "days"` for one and other, or each form by its name, as a pair."""
    in_order = [one for one in given if not isinstance(one, tuple)]
    names = ("other",) if len(in_order) == 1 or given_at(in_order, 1) is None else ("one", "other")
    forms: dict[str, object] = dict(zip(names, in_order, strict=False))
    return {**forms, **dict(one for one in given if isinstance(one, tuple))}


NUMBER_FILTERS: dict[str, FilterWork] = {
    "abs": _on_number(abs),
    "ceil": _on_number(math.ceil),
    "floor": _on_number(math.floor),
    "round": lambda value, given, around: rounded(amount(value, around), count(given_at(given, 0), 0)),
    "plus": _on_numbers(lambda a, b: exact(a + b)),
    "minus": _on_numbers(lambda a, b: exact(a - b)),
    "times": _on_numbers(lambda a, b: exact(a * b)),
    "divided_by": _divided,
    "modulo": _on_numbers(remainder),
    "at_least": _on_numbers(max),
    "at_most": _on_numbers(min),
    "sum": _sum,
    "money": _written(
        lambda value, given, around, locale: money_in_words(value, text(given[0], around), locale)
    ),
    "number": _written(lambda value, given, _, locale: number_in_language(value, _places(given), locale)),
    "percent": _written(lambda value, given, _, locale: percent_in_words(value, _places(given), locale)),
    "plural": _plural,
}
