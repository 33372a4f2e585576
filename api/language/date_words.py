"""A moment in a language's own words, by CLDR; mirrors `extension/src/template/date_words.ts`."""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_datetime, format_time

from api.language.dates import Moment

STYLES = ("short", "medium", "long", "full", "weekday", "month", "time")


def date_in_words(moment: Moment, style: str, locale: str) -> str:
    """By a style (`long`) or a pattern (`%d %B %Y`)."""
    if style in STYLES:
        return _styled(moment, style, spoken(locale))

    def word(found: re.Match[str]) -> str:
        words = _code_in_words(moment, found[2], spoken(locale))
        if words is None:
            return found[0]
        return re.sub(r"^0+(?=\d)", "", words) if found[1] else words

    return re.sub(r"%(-?)([a-zA-Z%])", word, style)


def unknown_code(pattern: str) -> str:
    """The first code in a pattern that means nothing, such as `%Q`; empty where all are known."""
    codes = re.finditer(r"%-?([a-zA-Z%])", pattern)
    day = Moment(datetime(2026, 11, 21), True)
    return next((one[0] for one in codes if _code_in_words(day, one[1], spoken("en")) is None), "")


def moment_in_words(moment: Moment, locale: str) -> str:
    """What a moment says without a filter: the day, and the time where it has one."""
    day = _styled(moment, "long", spoken(locale))
    return f"{day} {_styled(moment, 'time', spoken(locale))}" if moment.timed else day


@lru_cache(maxsize=256)
def spoken(locale: str) -> Locale:
    """A locale that CLDR knows; English where a tag is no language."""
    parts = locale.split("-u-")[0].replace("_", "-").split("-")
    while parts:
        try:
            return _apart(Locale.parse("_".join(parts)))
        except (UnknownLocaleError, ValueError, TypeError):
            parts.pop()
    return Locale("en")


def _apart(locale: Locale) -> Locale:
    """With tables of its own for what we write.

    Babel keeps in a table what a reference in it leads to, and languages that say nothing of their own share
    the tables of their root: one Chinese month would be everybody's.
    """
    tables = localedata.load(str(locale))
    for name in TABLES:
        tables[name] = _copied(tables[name])
    return locale


TABLES = ("months", "days", "day_periods", "list_patterns")
Table = dict[str | int | None, Any]


def _copied(table: Table | localedata.LocaleDataDict) -> Table:
    tables = (dict, localedata.LocaleDataDict)
    held = table._data if isinstance(table, localedata.LocaleDataDict) else table
    return {key: _copied(value) if isinstance(value, tables) else value for key, value in held.items()}


def _styled(moment: Moment, style: str, locale: Locale) -> str:
    if style == "weekday":
        words = format_datetime(moment.wall, "cccc", locale=locale)
    elif style == "month":
        words = format_datetime(moment.wall, "LLLL", locale=locale)
    elif style == "time":
        words = format_time(moment.wall.time(), "short", locale=locale)
    else:
        words = format_date(moment.wall.date(), style, locale=locale)
    # CLDR puts narrow and other rare spaces between the parts; mail clients show boxes for them.
    return re.sub(r"[\u202f\u2009\u00a0]", " ", words)


def _code_in_words(moment: Moment, code: str, locale: Locale) -> str | None:
    wall = moment.wall
    match code:
        case "a":
            return format_datetime(wall, "ccc", locale=locale)
        case "A":
            return _styled(moment, "weekday", locale)
        case "b":
            return format_datetime(wall, "LLL", locale=locale)
        case "B":
            return _month_in_date(moment, locale)
        case "d" | "m" | "y" | "H" | "I" | "M":
            return wall.strftime(f"%{code}")
        case "Y":
            return str(wall.year)
        case "e":
            return str(wall.day)
        case "F":
            return wall.date().isoformat()
        case "p":
            return "AM" if wall.hour < 12 else "PM"
        case "u":
            return str(wall.isoweekday())
        case "%":
            return "%"
        case _:
            return None


def _month_in_date(moment: Moment, locale: Locale) -> str:
    """The month as it stands beside a day: “ноября”, not “ноябрь”."""
    return format_datetime(moment.wall, "MMMM", locale=locale)
