"""What time it is, asked for in one place so that a test can answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

Clock = Callable[[], datetime]


def now() -> datetime:
    """The current time in UTC, aware."""
    return datetime.now(UTC)


async def _now_of(request: Request) -> datetime:
    told: datetime = request.app.state.clock()
    return told


Now = Annotated[datetime, Depends(_now_of)]
