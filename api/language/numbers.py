"""Numbers as people write them and reckon with them; mirrors `extension/src/template/numbers.ts`."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from api.language.problem import Trouble

NUMERIC = re.compile(r"\s*-?[0-9]{1,15}(\.[0-9]{1,10})?\s*")
"""Text that is a number in digits, with a point."""


def number_from(text: str, decimal: str) -> float | None:
    """A number as people write it, or None: `1299.5`, `1,299.50`, `1.299,50`, `1 299,50`.

    Whether a lone `1.299` is a thousand is for `decimal` to say, the language's sign before the places.
    """
    written = SPACE_IN_GROUPS.sub("", text.strip())
    plain = re.fullmatch(r"(-?[0-9]{1,15})(?:([.,])([0-9]{1,10}))?", written)
    is_thousand = re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", written) and plain and plain[2] != decimal
    if plain and not is_thousand:
        return whole(float(f"{plain[1]}.{plain[3] or 0}"))
    grouped = GROUPED.fullmatch(written)
    return whole(float(f"{re.sub('[.,]', '', grouped[1])}.{grouped[3] or 0}")) if grouped else None


def exact(value: float) -> float:
    """Takes back what binary fractions add, so that 0.1 + 0.2 is 0.3: fifteen digits count."""
    return value if not math.isfinite(value) or value == int(value) else whole(float(f"{value:.15g}"))


def rounded(value: float, places: int) -> float:
    """A half goes up, away from zero, by the digits that a person sees: 1.005 is 1.01."""
    if not math.isfinite(value) or value == int(value):
        return value
    step = Decimal(1).scaleb(-max(0, min(10, places)))
    return whole(float(Decimal(repr(exact(value))).quantize(step, ROUND_HALF_UP)))


def divided(value: float, by: float) -> float:
    """Whole numbers give a whole number, rounded down, as in Shopify."""
    _not_nothing(by)
    is_whole = value == int(value) and by == int(by)
    return math.floor(value / by) if is_whole else exact(value / by)


def divided_to(places: int, value: float, by: float) -> float:
    """A share of whole numbers too: 100 by 3 to 2 places is 33.33."""
    _not_nothing(by)
    return rounded(value / by, places)


def remainder(value: float, by: float) -> float:
    _not_nothing(by)
    return exact(value - by * math.floor(value / by))


def whole(value: float) -> float:
    """1.0 as 1, which plural rules tell apart."""
    return int(value) if math.isfinite(value) and value == int(value) else value


SPACE_IN_GROUPS = re.compile(r"(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")
"""Between groups of three digits, also the Swiss apostrophe."""
GROUPED = re.compile(r"(-?[1-9][0-9]{0,2}([.,])(?:[0-9]{2,3}\2){0,3}[0-9]{3})(?:(?!\2)[.,]([0-9]{1,10}))?")
"""Groups of three, or of two before the last as in India."""


def _not_nothing(by: float) -> None:
    if by == 0:
        raise Trouble("Something is divided by nothing.", "expected a number other than 0")
