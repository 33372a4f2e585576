"""What the processes of one service tell each other: that something happened, never what was written."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Literal, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wrote:
    """A team's newest number, committed at `at` (seconds since 1970, by the writer's clock)."""

    team_id: UUID
    head: int
    at: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class SessionEnded:
    session_id: UUID


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody has a template open, or no longer; `seat` is one open socket of theirs. Stored nowhere."""

    team_id: UUID
    template_id: UUID
    seat: UUID
    person_id: UUID
    state: Literal["reads", "writes", "gone"]


@dataclass(frozen=True, slots=True)
class Missed:
    """For a while nothing could be heard here: anything may have happened meanwhile."""


# What is told; that something was missed is found out by who listens.
Tellable = Wrote | SessionEnded | Present
Notice = Tellable | Missed
Told = Callable[[Notice], None]


class Notifier(Protocol):
    """Carries notices from where something was committed to where people listen."""

    def tell(self, notice: Tellable) -> None:
        """Called after the commit, from whichever thread made it; returns at once."""

    def subscribe(self, told: Told) -> Callable[[], None]:
        """Calls back with each notice, in any thread, until the answer is called."""

    def carrying(self) -> AbstractAsyncContextManager[None]:
        """Open for as long as the service runs; what was told before its end still leaves."""


class OneProcess:
    """The notifier of a service that runs as a single process."""

    def __init__(self) -> None:
        self._listeners: tuple[Told, ...] = ()

    def tell(self, notice: Notice) -> None:
        for told in self._listeners:
            told(notice)

    def subscribe(self, told: Told) -> Callable[[], None]:
        self._listeners = (*self._listeners, told)
        return lambda: self._unsubscribe(told)

    def carrying(self) -> AbstractAsyncContextManager[None]:
        return nullcontext()

    def _unsubscribe(self, told: Told) -> None:
        self._listeners = tuple(each for each in self._listeners if each is not told)
