"""Every filter of the language but `default`; mirrors `extension/src/template/filters.ts`."""

import math
import re
from collections.abc import Callable
from functools import cmp_to_key
from typing import Protocol
from urllib.parse import quote

from api.language.date_words import date_in_words
from api.language.dates import Moment, moment_from, shifted
from api.language.lists import bounded, split
from api.language.operators import NUMERIC
from api.language.sums import divided, remainder
from api.language.text import text_of
from api.language.values import MOST_TEXT, in_words, joined


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


def _text(value: object, around: Around) -> str:
    return in_words(value, around.locale)


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def _given(given: list[object], index: int, otherwise: object = None) -> object:
    return given[index] if index < len(given) else otherwise


def _count(value: object, otherwise: int) -> int:
    if isinstance(value, str) and NUMERIC.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return otherwise
    return max(-MOST_TEXT, min(MOST_TEXT, int(value)))


def _number(value: object, around: Around) -> float:
    """A number in digits, with a point; other text counts as nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = _text(value, around)
    if not NUMERIC.fullmatch(words):
        return 0
    return float(words) if "." in words else int(words)


def _on_text(work: Callable[[str], str]) -> FilterWork:
    return lambda value, _, around: work(_text(value, around))


def _on_number(work: Callable[[float], float]) -> FilterWork:
    return lambda value, _, around: work(_number(value, around))


def _on_numbers(work: Callable[[float, float], float]) -> FilterWork:
    return lambda value, given, around: work(_number(value, around), _number(given[0], around))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:].lower()


def _url_encoded(words: str) -> str:
    wellformed = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return quote(wellformed, safe="").replace("%20", "+").replace("~", "~")


def _replaced(words: str, old: str, fresh: str) -> str:
    return joined(words.split(old), fresh) if old else words


def _truncated(words: str, most: int, ending: str) -> str:
    return words if len(words) <= most else words[: max(0, most - len(ending))] + ending


def _fewer_words(words: str, most: int, ending: str) -> str:
    each = words.split()
    fewest = max(1, most)
    return words if len(each) <= fewest else " ".join(each[:fewest]) + ending


def _sliced(value: object, given: list[object], around: Around) -> object:
    members = value if isinstance(value, list) else _text(value, around)
    start, length = _count(given[0], 0), _count(_given(given, 1), 1)
    begin = len(members) + start if start < 0 else start
    return members[:0] if begin < 0 or length < 0 else members[begin : begin + length]


def _only_first(members: list[object], around: Around) -> list[object]:
    seen: dict[str, object] = {}
    for one in members:
        kind = "number" if isinstance(one, int | float) and not isinstance(one, bool) else type(one).__name__
        seen.setdefault(f"{kind} {_text(one, around)}", one)
    return list(seen.values())


def _where(value: object, given: list[object], around: Around) -> object:
    name = _text(given[0], around)
    found = [(one, around.property(one, name)) for one in _list(value)]
    if len(given) == 1:
        return [one for one, held in found if held is not None and held is not False]
    return [one for one, held in found if held == given[1]]


def _sorted(value: object, given: list[object], around: Around) -> object:
    """Numbers by size, before text by its letters' code points."""

    def key(one: object) -> object:
        return around.property(one, _text(given[0], around)) if given else one

    def compare(a: object, b: object) -> int:
        if isinstance(a, int | float) and isinstance(b, int | float):
            return (a > b) - (a < b)
        if isinstance(a, int | float) or isinstance(b, int | float):
            return -1 if isinstance(a, int | float) else 1
        left, right = _text(a, around), _text(b, around)
        return (left > right) - (left < right)

    return sorted(_list(value), key=cmp_to_key(lambda a, b: compare(key(a), key(b))))


def _sample(value: object, _: list[object], around: Around) -> object:
    choices = _list(value)
    chosen = int(around.random() * len(choices))
    return choices[chosen] if choices else None


def _rounded(value: object, given: list[object], around: Around) -> float:
    """A half goes up, away from zero."""
    number = _number(value, around)
    scale: int = 10 ** max(0, min(10, _count(_given(given, 0), 0)))
    near = math.floor(abs(number) * scale + 0.5 + 1e-9) / scale
    return -near if number < 0 else near


def _moment_of(value: object, around: Around) -> Moment | None:
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        return None
    word = value.strip().lower()
    if word in ("now", "today"):
        return around.now if word == "now" else around.now.day()
    return moment_from(value)


def _date(value: object, given: list[object], around: Around) -> object:
    moment = _moment_of(value, around)
    if moment is None:
        return value
    style = _text(_given(given, 0), around) or "long"
    return date_in_words(moment, style, _text(_given(given, 1), around) or around.locale)


def _shift(value: object, given: list[object], around: Around) -> object:
    moment = _moment_of(value, around)
    return shifted(moment, _text(given[0], around)) if moment else value


def _size(value: object, _: list[object], __: Around) -> int:
    return len(value) if isinstance(value, str | list) else 0


FILTER_WORK: dict[str, FilterWork] = {
    "append": lambda value, given, around: _text(value, around) + _text(given[0], around),
    "prepend": lambda value, given, around: _text(given[0], around) + _text(value, around),
    "capitalize": _on_text(_capitalised),
    "downcase": _on_text(str.lower),
    "upcase": _on_text(str.upper),
    "strip": _on_text(str.strip),
    "lstrip": _on_text(str.lstrip),
    "rstrip": _on_text(str.rstrip),
    "squish": _on_text(lambda words: " ".join(words.split())),
    "strip_newlines": _on_text(lambda words: re.sub(r"\r?\n", "", words)),
    "strip_html": _on_text(text_of),
    "escape": lambda value, _, __: value,
    "newline_to_br": lambda value, _, __: value,
    "url_encode": _on_text(_url_encoded),
    "remove": lambda value, given, around: _replaced(_text(value, around), _text(given[0], around), ""),
    "replace": lambda value, given, around: _replaced(
        _text(value, around), _text(given[0], around), _text(_given(given, 1), around)
    ),
    "truncate": lambda value, given, around: _truncated(
        _text(value, around), _count(_given(given, 0), 50), _text(_given(given, 1, "..."), around)
    ),
    "truncatewords": lambda value, given, around: _fewer_words(
        _text(value, around), _count(_given(given, 0), 15), _text(_given(given, 1, "..."), around)
    ),
    "slice": _sliced,
    "split": lambda value, given, around: split(_text(value, around), _text(given[0], around)),
    "join": lambda value, given, around: joined(
        [_text(one, around) for one in _list(value)], _text(_given(given, 0, " "), around)
    ),
    "first": lambda value, _, __: value[0] if isinstance(value, list) and value else None,
    "last": lambda value, _, __: value[-1] if isinstance(value, list) and value else None,
    "size": _size,
    "reverse": lambda value, _, __: list(reversed(_list(value))),
    "compact": lambda value, _, __: [one for one in _list(value) if one is not None],
    "concat": lambda value, given, _: bounded([*_list(value), *_list(given[0])]),
    "uniq": lambda value, _, around: _only_first(_list(value), around),
    "map": lambda value, given, around: [
        around.property(one, _text(given[0], around)) for one in _list(value)
    ],
    "where": _where,
    "sort": _sorted,
    "sum": lambda value, _, around: sum(_number(one, around) for one in _list(value)),
    "sample": _sample,
    "abs": _on_number(abs),
    "ceil": _on_number(math.ceil),
    "floor": _on_number(math.floor),
    "round": _rounded,
    "plus": _on_numbers(lambda a, b: a + b),
    "minus": _on_numbers(lambda a, b: a - b),
    "times": _on_numbers(lambda a, b: a * b),
    "divided_by": _on_numbers(divided),
    "modulo": _on_numbers(remainder),
    "at_least": _on_numbers(max),
    "at_most": _on_numbers(min),
    "date": _date,
    "shift": _shift,
}
