"""What a template can hold while it is rendered, and how each value is written."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liquid.builtin.expressions.primitive import Blank, Empty

from api.language.date_words import moment_in_words
from api.language.dates import Moment
from api.language.number_words import decimal_sign
from api.language.problem import too_much

MOST_TEXT = 1_048_576
"""Code points of one text."""
MOST_TURNS = 10_000
"""Members of one list, and turns of all loops together."""
MOST_QUESTIONS = 100
"""Of one template, asked or answered."""
MOST_NUMBER = 2**53 - 1


class Unknown:
    """A value that nobody knows: false in a condition, a question where it is written."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __liquid__(self) -> None:
        """python-liquid asks this of a value in a condition."""


@dataclass(frozen=True)
class Someone:
    """A person with the name by which a template reaches it, e.g. `to` or `cc[1]`."""

    path: str
    person: Mapping[str, str]


class Told(Someone):
    """Somebody as a person named them in an answer; what that does not say is asked for like other names."""

    def __init__(self, path: str, answer: str) -> None:
        super().__init__(path, {"name": answer})


class People(list[Someone]):
    """A list of people that is also the first of them."""

    def __init__(self, path: str, members: Iterable[Someone]) -> None:
        super().__init__(members)
        self.path = path


def people_from(path: str, people: list[Mapping[str, str]]) -> People:
    named = enumerate(people)
    return People(path, (Someone(f"{path}[{index}]" if index else path, person) for index, person in named))


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a table that was asked for, by the column's name."""

    cells: Mapping[str, str]


@dataclass(frozen=True)
class InAttribute:
    """A value that stands inside an HTML tag, where there are no line breaks and no marks."""

    value: object


def in_words(value: object, locale: str) -> str:
    """A value as text, the way both implementations write it."""
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return number_in_words(value, locale)
        case Moment():
            return moment_in_words(value, locale)
        case Someone():
            return value.person.get("name") or value.person.get("email") or ""
        case Row():
            return ", ".join(cell for cell in value.cells.values() if cell)
        case People():
            return joined([in_words(one, locale) for one in value], ", ")
        case list():
            return joined([in_words(one, locale) for one in value], "")
        case _:
            return ""


def plain_value(value: object) -> object:
    """Literals of the engine as plain values: `empty` and `blank` are the empty text."""
    return "" if isinstance(value, Empty | Blank) else value


def is_nothing(value: object) -> bool:
    return value is None or isinstance(value, Unknown)


def joined(texts: list[str], separator: str) -> str:
    if sum(len(text) + len(separator) for text in texts) > MOST_TEXT:
        raise too_much()
    return separator.join(texts)


def number_in_words(value: float, locale: str) -> str:
    """At most ten places, so that 0.1 + 0.2 is 0.3, behind the language's own sign.

    A text that is made of a number, by `capture` or for an answer to offer, is read with that sign.
    """
    if not math.isfinite(value) or abs(value) > MOST_NUMBER:
        raise too_much()
    if value == int(value):
        return str(int(value))
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", decimal_sign(locale))
