"""Amounts as a language writes them, by CLDR; mirrors `extension/src/template/number_words.ts`."""

import re
from decimal import Decimal

from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol

from api.language.date_words import spoken
from api.language.numbers import exact, rounded, whole
from api.language.problem import Trouble
from api.language.vocabulary import CURRENCIES


def money_in_words(amount: float, currency: str, locale: str) -> str:
    """An amount as a language writes it: `€1,299.50`. `currency` is an ISO 4217 code."""
    code = currency.strip().upper()
    if not is_currency(code):
        raise Trouble(f"“{currency}” is not a currency.", 'expected three letters, e.g. "EUR"')
    places = _places_of(code, amount)
    pattern = _with_places(spoken(locale).currency_formats["standard"].pattern, places)
    words = format_currency(
        _decimal(rounded(amount, places)),
        code,
        pattern,
        spoken(locale),
        currency_digits=False,
        numbering_system="latn",
    )
    return _worded(_apart(words))


def number_in_language(value: float, places: int | None, locale: str) -> str:
    """A number with the language's own signs: `1,299.5`; with `places`, exactly so many behind the point."""
    held = exact(value) if places is None else rounded(value, places)
    pattern = _with_places(spoken(locale).decimal_formats[None].pattern, places, most=10)
    return _worded(format_decimal(_decimal(held), pattern, spoken(locale), numbering_system="latn"))


def percent_in_words(share: float, places: int | None, locale: str) -> str:
    """0.19 as `19%`; one place at most, or exactly so many."""
    percent = rounded(exact(share * 100), 1 if places is None else places)
    pattern = _with_places(spoken(locale).percent_formats[None].pattern, places, most=1)
    return _worded(format_percent(_decimal(percent) / 100, pattern, spoken(locale), numbering_system="latn"))


def plural_of(count: float, locale: str) -> str:
    """Which form a language uses beside a number, by CLDR: zero, one, two, few, many or other."""
    form: str = spoken(locale).plural_form(_decimal(abs(count)))
    return form


def decimal_sign(locale: str) -> str:
    """The sign before the places: `.` or `,`."""
    return get_decimal_symbol(spoken(locale), numbering_system="latn")


def is_currency(code: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{3}", code.strip()) is not None


def _places_of(code: str, amount: float) -> int:
    """Cents where the currency has them; where they are hardly used, only if there are any."""
    if code in CURRENCIES["whole"]:
        return 0
    if code in CURRENCIES["thousandths"]:
        return 3
    seldom = code in CURRENCIES["mostly_whole"] and rounded(amount, 2) == int(rounded(amount, 2))
    return 0 if seldom else 2


def _with_places(pattern: str, places: int | None, most: int = 0) -> str:
    """A CLDR pattern with exactly so many places, or with none to `most`."""
    behind = "#" * most if places is None else "0" * max(0, min(10, places))
    return re.sub(r"(0)(\.[0#]+)?", lambda found: found[1] + ("." + behind if behind else ""), pattern)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(whole(value) + 0))


def _apart(words: str) -> str:
    """CLDR wants a space between the letters of a currency and digits; Babel leaves it out."""
    return re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", words)


def _worded(words: str) -> str:
    """With plain spaces, as in dates, one kind of Swiss apostrophe, and without marks of direction."""
    plain = re.sub(r"[\u202f\u2009\u00a0]", " ", words)
    unmarked = re.sub(r"[\u200e\u200f\u061c]", "", plain).replace("\u2212", "-", 1)
    return re.sub(r"(?<=\d)'(?=\d)", "’", unmarked)
