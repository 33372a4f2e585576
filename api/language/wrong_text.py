"""What is wrong with the text behind a filter, which can be said without rendering."""

from datetime import datetime

from api.language.date_words import STYLES, unknown_code
from api.language.dates import Moment, shifted
from api.language.number_words import is_currency
from api.language.problem import Trouble
from api.language.vocabulary import nearest

SOME_DAY = Moment(datetime(2026, 11, 21), True)


def wrong_text(filter_name: str, text: str) -> tuple[str, str] | None:
    """A message and a suggestion, or None."""
    if filter_name == "money" and not is_currency(text):
        return f"“{text}” is not a currency.", 'expected three letters, e.g. "EUR"'
    if filter_name in ("list", "names") and text not in ("and", "or"):
        near = nearest(text, ["and", "or"])
        hint = f"did you mean {near}?" if near else "expected and, or"
        return f"The filter “{filter_name}” knows no “{text}”.", hint
    if filter_name == "date":
        return _wrong_style(text)
    return _wrong_phrase(text) if filter_name == "shift" else None


def _wrong_style(style: str) -> tuple[str, str] | None:
    """A style by its name, or a pattern; anything else would be written as it is."""
    unknown = unknown_code(style)
    if unknown:
        return f"A date has no “{unknown}”.", 'expected e.g. "%d %B %Y" or "%H:%M"'
    if style == "" or "%" in style or style in STYLES:
        return None
    near = nearest(style, STYLES)
    hint = f"did you mean {near}?" if near else f'expected {", ".join(STYLES)}, or e.g. "%d %B"'
    return f"A date cannot be written as “{style}”.", hint


def _wrong_phrase(phrase: str) -> tuple[str, str] | None:
    try:
        shifted(SOME_DAY, phrase)
    except Trouble as wrong:
        return wrong.message, wrong.suggestion
    return None
