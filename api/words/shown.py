"""Days, times ago and lists, as the reader of the page writes them."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date
from babel.lists import format_list

from api.words.say import as_spoken, gettext, ngettext
from api.words.speaking import spoken


def day(at: datetime) -> str:
    """As 3 March 2026, in UTC: the service cannot know where the reader is."""
    return format_date(at, "long", locale=spoken().regional)


def weekday(at: datetime) -> str:
    """As Tuesday, 3 March 2026."""
    return format_date(at, "full", locale=spoken().regional)


def ago(at: datetime, now: datetime) -> str:
    """As “5 minutes ago”; a place of months is a day."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes >= 1440:
        days = minutes // 1440
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
    if minutes >= 60:
        hours = minutes // 60
        return ngettext("%(count)s hour ago", "%(count)s hours ago", hours) % {"count": hours}
    if minutes >= 1:
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}
    return gettext("just now")


def listed(parts: Sequence[str]) -> str:
    return format_list([str(as_spoken(part)) for part in parts], locale=spoken().regional)
