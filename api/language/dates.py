"""Days and times as a clock on the wall shows them, and how they are moved."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from api.language.problem import Trouble


@dataclass(frozen=True)
class Moment:
    wall: datetime
    """Without a zone: what the clock shows."""
    timed: bool
    """Whether the time of day is part of it."""

    def day(self) -> "Moment":
        return Moment(self.wall.replace(hour=0, minute=0, second=0, microsecond=0), False)


def wall_clock(instant: datetime, zone: str) -> Moment:
    """What the clock on the wall shows at an instant in a zone; an unknown zone counts as UTC."""
    try:
        local = instant.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        local = instant.astimezone(UTC)
    return Moment(local.replace(tzinfo=None, microsecond=0), True)


def moment_from(text: str) -> Moment | None:
    """Reads `2026-11-21` and `2026-11-21T09:30`; None for anything else."""
    found = re.fullmatch(
        r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*", text, re.ASCII
    )
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        return Moment(datetime(year, month, day, hour, minute), found[4] is not None)
    except ValueError:
        return None


def shifted(moment: Moment, phrase: str) -> Moment:
    """Moves a moment by a phrase such as `3 workdays`, `-1 month`, `next monday`, or several with commas."""
    steps = phrase.split(",")
    if len(steps) > MOST_STEPS:
        raise Trouble("A date is moved too many times.", f"expected at most {MOST_STEPS} steps")
    for step in steps:
        try:
            moment = _stepped(moment, step.strip().lower())
        except (OverflowError, ValueError):
            raise Trouble("That date is too far away.", "expected a year up to 9999") from None
    return moment


def days_between(start: Moment, end: Moment) -> int:
    """Whole days from one day to another, below zero where it is past."""
    return (end.wall.date() - start.wall.date()).days


def workdays_between(start: Moment, end: Moment) -> int:
    """How many workdays a moment must be moved by to get from one day to the other."""
    days = days_between(start, end)
    direction = -1 if days < 0 else 1
    weeks, left = divmod(abs(days), 7)
    walked = (start.wall.date() + timedelta(days=direction * step) for step in range(1, left + 1))
    return direction * (weeks * 5 + sum(day.weekday() < 5 for day in walked))


MOST_STEPS = 10
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _stepped(moment: Moment, step: str) -> Moment:
    counted = re.fullmatch(r"([+-]?[0-9]{1,5})\s*(minute|hour|day|workday|week|month|year)s?", step)
    if counted:
        return _moved(moment, int(counted[1]), counted[2])
    named = re.fullmatch(r"(?:(next|last)\s+)?([a-z]+)", step)
    if named and named[2] in WEEKDAYS:
        return _to_weekday(moment, WEEKDAYS.index(named[2]), -1 if named[1] == "last" else 1)
    raise Trouble(
        f"A date cannot be moved by “{step}”.", 'expected e.g. "3 workdays", "-1 month", "next monday"'
    )


def _moved(moment: Moment, count: int, unit: str) -> Moment:
    match unit:
        case "minute":
            return Moment(moment.wall + timedelta(minutes=count), True)
        case "hour":
            return Moment(moment.wall + timedelta(hours=count), True)
        case "day":
            return Moment(moment.wall + timedelta(days=count), moment.timed)
        case "week":
            return Moment(moment.wall + timedelta(weeks=count), moment.timed)
        case "workday":
            return _by_workdays(moment, count)
        case _:
            return _by_months(moment, count * 12 if unit == "year" else count)


def _by_workdays(moment: Moment, count: int) -> Moment:
    """From a weekend, none means the next workday.

    Only the last five are walked: from a weekend they are no whole week.
    """
    one = timedelta(days=-1 if count < 0 else 1)
    weeks = max(0, abs(count) - 1) // 5
    wall = moment.wall + one * weeks * 7
    while count == 0 and wall.weekday() >= 5:
        wall += one
    left = abs(count) - weeks * 5
    while left > 0:
        wall += one
        left -= wall.weekday() < 5
    return Moment(wall, moment.timed)


def _by_months(moment: Moment, count: int) -> Moment:
    """31 January and one month is the last of February."""
    wall = moment.wall
    months = wall.year * 12 + wall.month - 1 + count
    year, month = divmod(months, 12)
    following = datetime(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return Moment(wall.replace(year=year, month=month + 1, day=min(wall.day, last)), moment.timed)


def _to_weekday(moment: Moment, weekday: int, direction: int) -> Moment:
    apart = direction * (weekday - moment.wall.weekday())
    days = (apart + 6) % 7 + 1
    return Moment(moment.wall + timedelta(days=direction * days), moment.timed)
