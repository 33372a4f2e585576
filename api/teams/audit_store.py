"""Every query on a team's audit trail. Opened for one team; it cannot see another's. It only reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Engine
from sqlmodel import Session, col, select

from api.audit.actions import actions_of
from api.audit.models import AuditEntry
from api.database import session_of
from api.teams.place import Place

A_PAGE = 1_000


@dataclass(frozen=True)
class Sought:
    """Which entries; what is None or empty does not matter. `action` is an action or a kind of them, `about`
    a part of the name of what it was done to."""

    actor: UUID | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    about: str = ""


class AuditStore:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.place = place
        self.team_id = place.team_id

    def page(self, sought: Sought, before: int | None, limit: int) -> Sequence[AuditEntry]:
        """The newest first."""
        return _page(self.db, self.team_id, sought, before, limit)


def every_entry(engine: Engine, team_id: UUID, sought: Sought) -> Iterator[AuditEntry]:
    """The newest first, in short transactions: a long export makes nobody wait. Nothing is written in between
    that it would have to tell, for what is new has a higher number."""
    before: int | None = None
    while True:
        with session_of(engine, reads_only=True) as db:
            page = _page(db, team_id, sought, before, A_PAGE)
        yield from page
        if len(page) < A_PAGE:
            return
        before = page[-1].id


def _page(db: Session, team_id: UUID, sought: Sought, before: int | None, limit: int) -> Sequence[AuditEntry]:
    found = select(AuditEntry).where(AuditEntry.team_id == team_id, *_conditions(sought))
    if before is not None:
        found = found.where(col(AuditEntry.id) < before)
    return db.exec(found.order_by(col(AuditEntry.id).desc()).limit(limit)).all()


def _conditions(sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.actor:
        yield col(AuditEntry.actor_id) == sought.actor
    if sought.action:
        yield col(AuditEntry.action).in_(actions_of(sought.action))
    if sought.since:
        yield col(AuditEntry.at) >= sought.since
    if sought.until:
        yield col(AuditEntry.at) < sought.until
    if sought.about:
        yield col(AuditEntry.object_name).icontains(sought.about, autoescape=True)
