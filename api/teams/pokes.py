"""Telling whoever listens that a team has a new write. Only the number is told, never what it holds."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from sqlmodel import Session

from api.database import after_commit

Told = Callable[[UUID, int], None]


class Notifier(Protocol):
    """Carries pokes from where a write was committed to where people listen."""

    def tell(self, team_id: UUID, head: int) -> None:
        """Called from whichever thread committed; returns at once."""

    def subscribe(self, told: Told) -> Callable[[], None]:
        """Calls back with each poke, in the teller's thread, until the answer is called."""


class OneProcess:
    """The notifier of a service that runs as a single process."""

    def __init__(self) -> None:
        self._listeners: tuple[Told, ...] = ()

    def tell(self, team_id: UUID, head: int) -> None:
        for told in self._listeners:
            told(team_id, head)

    def subscribe(self, told: Told) -> Callable[[], None]:
        self._listeners = (*self._listeners, told)
        return lambda: self._unsubscribe(told)

    def _unsubscribe(self, told: Told) -> None:
        self._listeners = tuple(each for each in self._listeners if each is not told)


def poke_after_commit(db: Session, team_id: UUID, head: int) -> None:
    """Tells the team's newest number once it is stored; several writes of one transaction are told as one."""
    notifier: Notifier | None = db.info.get("notifier")
    if not notifier:
        return
    waiting: dict[UUID, int] = db.info.setdefault("pokes", {})
    if team_id not in waiting:
        after_commit(db, lambda: notifier.tell(team_id, waiting.pop(team_id)))
    waiting[team_id] = max(head, waiting.get(team_id, 0))
