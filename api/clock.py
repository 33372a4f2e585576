"""What time it is, asked for in one place so that a test can answer."""

from datetime import UTC, datetime


def now() -> datetime:
    """The current time in UTC, aware."""
    return datetime.now(UTC)
