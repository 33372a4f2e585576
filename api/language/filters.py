"""Every filter of the language but `default`; mirrors `extension/src/template/filters.ts`."""

import re
from collections.abc import Callable
from functools import cmp_to_key
from urllib.parse import quote

from api.language.date_filters import DATE_FILTERS
from api.language.filter_values import Around, FilterWork, count, given_at, listed, text, texts_of
from api.language.list_words import list_in_words
from api.language.lists import bounded, split
from api.language.number_filters import NUMBER_FILTERS
from api.language.text import text_of
from api.language.values import Someone, Told, Unknown, is_nothing, joined


def _on_text(work: Callable[[str], str]) -> FilterWork:
    return lambda value, _, around: work(text(value, around))


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
    members = value if isinstance(value, list) else text(value, around)
    start, length = count(given[0], 0), count(given_at(given, 1), 1)
    begin = len(members) + start if start < 0 else start
    return members[:0] if begin < 0 or length < 0 else members[begin : begin + length]


def _only_first(members: list[object], around: Around) -> list[object]:
    seen: dict[str, object] = {}
    for one in members:
        kind = "number" if isinstance(one, int | float) and not isinstance(one, bool) else type(one).__name__
        seen.setdefault(f"{kind} {text(one, around)}", one)
    return list(seen.values())


def _where(value: object, given: list[object], around: Around) -> object:
    name = text(given[0], around)
    found = [(one, around.property(one, name)) for one in listed(value)]
    if len(given) == 1:
        return [one for one, held in found if held is not False and not is_nothing(held)]
    return [one for one, held in found if held == given[1]]


def _sorted(value: object, given: list[object], around: Around) -> object:
    """Numbers by size, before text by its letters' code points."""

    def key(one: object) -> object:
        return around.property(one, text(given[0], around)) if given else one

    def compare(a: object, b: object) -> int:
        if isinstance(a, int | float) and isinstance(b, int | float):
            return (a > b) - (a < b)
        if isinstance(a, int | float) or isinstance(b, int | float):
            return -1 if isinstance(a, int | float) else 1
        left, right = text(a, around), text(b, around)
        return (left > right) - (left < right)

    return sorted(listed(value), key=cmp_to_key(lambda a, b: compare(key(a), key(b))))


def _sample(value: object, _: list[object], around: Around) -> object:
    choices = listed(value)
    chosen = int(around.random() * len(choices))
    return choices[chosen] if choices else None


def _size(value: object, _: list[object], __: Around) -> int:
    return len(value) if isinstance(value, str | list) else 0


def _join(value: object, given: list[object], around: Around) -> object:
    texts = texts_of(value, around)
    return texts if isinstance(texts, Unknown) else joined(texts, text(given_at(given, 0, " "), around))


def _in_prose(members: list[object], given: list[object], around: Around) -> object:
    """As one says it; the two words for the last one are `and` and `or`."""
    texts = texts_of(members, around)
    if isinstance(texts, Unknown):
        return texts
    return list_in_words([one for one in texts if one], text(given_at(given, 0), around), around.locale)


def _name_of(one: object, around: Around) -> object:
    """How one calls somebody: by the first name, by the whole one where nobody knows it."""
    if not isinstance(one, Someone) or isinstance(one, Told):
        return one
    first, whole = around.property(one, "first_name"), around.property(one, "name")
    return whole if isinstance(first, Unknown) and not isinstance(whole, Unknown) else first


FILTER_WORK: dict[str, FilterWork] = {
    **NUMBER_FILTERS,
    **DATE_FILTERS,
    "append": lambda value, given, around: text(value, around) + text(given[0], around),
    "prepend": lambda value, given, around: text(given[0], around) + text(value, around),
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
    "remove": lambda value, given, around: _replaced(text(value, around), text(given[0], around), ""),
    "replace": lambda value, given, around: _replaced(
        text(value, around), text(given[0], around), text(given_at(given, 1), around)
    ),
    "truncate": lambda value, given, around: _truncated(
        text(value, around), count(given_at(given, 0), 50), text(given_at(given, 1, "..."), around)
    ),
    "truncatewords": lambda value, given, around: _fewer_words(
        text(value, around), count(given_at(given, 0), 15), text(given_at(given, 1, "..."), around)
    ),
    "slice": _sliced,
    "split": lambda value, given, around: split(text(value, around), text(given[0], around)),
    "join": _join,
    "list": lambda value, given, around: _in_prose(listed(value), given, around),
    "names": lambda value, given, around: _in_prose(
        [_name_of(one, around) for one in listed(value)], given, around
    ),
    "first": lambda value, _, __: value[0] if isinstance(value, list) and value else None,
    "last": lambda value, _, __: value[-1] if isinstance(value, list) and value else None,
    "size": _size,
    "reverse": lambda value, _, __: list(reversed(listed(value))),
    "compact": lambda value, _, __: [one for one in listed(value) if not is_nothing(one)],
    "concat": lambda value, given, _: bounded([*listed(value), *listed(given[0])]),
    "uniq": lambda value, _, around: _only_first(listed(value), around),
    "map": lambda value, given, around: [
        around.property(one, text(given[0], around)) for one in listed(value)
    ],
    "where": _where,
    "sort": _sorted,
    "sample": _sample,
}
