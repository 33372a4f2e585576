"""One moment for everybody: what a picture says of the time is the same whenever it is taken.

Run as a program it is the service, asking a file what time it is: `python -m tests.pictures.stopped serve`.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import api.clock

# A Wednesday morning in a week without a holiday.
MOMENT = datetime(2026, 9, 16, 9, 30, tzinfo=UTC)
CLOCK_SETTING = "pictures_clock"
FONTS = Path(__file__).with_name("fonts.conf")

# Stands before every script: a page, a worker and what is brought into a page each have a Date of their own.
STOPPED_DATE = f"""
globalThis.Date = new Proxy(Date, {{
  construct: (date, given, as) =>
    Reflect.construct(date, given.length > 0 ? given : [{MOMENT.timestamp() * 1000:.0f}], as),
  get: (date, name) => (name === 'now' ? () => {MOMENT.timestamp() * 1000:.0f} : Reflect.get(date, name)),
}});
"""


@contextmanager
def same_everywhere() -> Iterator[None]:
    """One time zone and the same fonts for whatever is started inside."""
    wanted = {"TZ": "UTC", "FONTCONFIG_FILE": str(FONTS)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def stopped_extension(built: Path, to: Path) -> Path:
    """A copy of the built extension to which it is always the moment."""
    shutil.copytree(built, to)
    for script in to.rglob("*.js"):
        script.write_text(STOPPED_DATE + script.read_text(encoding="utf-8"), encoding="utf-8")
    return to


@dataclass(frozen=True)
class ServiceClock:
    """What time it is to the service; it stands until it is set again."""

    file: Path

    def set(self, at: datetime) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(at.isoformat())

    @property
    def told(self) -> dict[str, str]:
        """As a further setting of the service."""
        return {CLOCK_SETTING: str(self.file)}


def serve_at_the_told_time() -> int:
    """Each time it is asked it is a microsecond later, so that what came first is first."""
    file, asked = Path(os.environ[f"REJOINDER_{CLOCK_SETTING.upper()}"]), count()

    def now() -> datetime:
        return datetime.fromisoformat(file.read_text()) + timedelta(microseconds=next(asked))

    api.clock.now = now
    # Only now, since every part of the service takes the clock by its name.
    from api.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(serve_at_the_told_time())
