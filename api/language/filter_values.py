"""What a filter is given, as the kind of value that it needs."""

import math
from collections.abc import Callable
from typing import Protocol

from api.language.dates import Moment, moment_from
from api.language.number_words import decimal_sign
from api.language.numbers import NUMERIC, number_from
from api.language.problem import Trouble
from api.language.values import MOST_TEXT, Unknown, in_words


class Around(Protocol):
    """What a filter may know of the template's surroundings."""

    @property
    def locale(self) -> str: ...

    @property
    def now(self) -> Moment: ...

    def random(self) -> float:
        """In [0, 1); another for each `sample` of one rendering."""

    def property(self, of: object, name: str) -> object:
        """A property of anything that a template can hold."""


FilterWork = Callable[[object, list[object], Around], object]


def text(value: object, around: Around) -> str:
    return in_words(value, around.locale)


def listed(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def given_at(given: list[object], index: int, otherwise: object = None) -> object:
    return given[index] if index < len(given) else otherwise


def count(value: object, otherwise: int) -> int:
    if isinstance(value, str) and NUMERIC.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return otherwise
    return max(-MOST_TEXT, min(MOST_TEXT, int(value)))


def texts_of(value: object, around: Around) -> list[str] | Unknown:
    """The members as texts, or the first of them that nobody knows."""
    unknown = next((one for one in listed(value) if isinstance(one, Unknown)), None)
    return unknown or [text(one, around) for one in listed(value)]


def amount(value: object, around: Around) -> float:
    """A number in digits, as the language writes them. Nothing counts as 0; what is no number is refused."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = text(value, around)
    found = number_from(words, decimal_sign(around.locale)) if words.strip() else 0
    if found is None:
        raise Trouble(f"“{words}” is not a number.", "expected digits, e.g. 12.50")
    return found


def is_empty(value: object) -> bool:
    """Left empty by a person, or nothing at all."""
    return value is None or value == ""


def moment_of(value: object, around: Around) -> Moment | None:
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        return None
    word = value.strip().lower()
    if word in ("now", "today"):
        return around.now if word == "now" else around.now.day()
    return moment_from(value)
