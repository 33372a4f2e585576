"""Who must have a second step, because a team of theirs asks it of everybody. By name: the room that owns
teams lies above this one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, column, select, table
from sqlmodel import Session

from api.database import UtcDateTime

_team = table("team", column("id", Uuid), column("second_step_due", UtcDateTime))
_member = table("member", column("team_id", Uuid), column("person_id", Uuid))


def must_have_second_step(db: Session, person_id: UUID, at: datetime) -> bool:
    """Whether the day has come in any of their teams."""
    due = second_step_due(db, person_id)
    return due is not None and due <= at


def second_step_due(db: Session, person_id: UUID) -> datetime | None:
    """From when the first of their teams asks for it; None where none does."""
    asking = (
        select(_team.c.second_step_due)
        .join(_member, _member.c.team_id == _team.c.id)
        .where(_member.c.person_id == person_id, _team.c.second_step_due.is_not(None))
    )
    due: datetime | None = db.execute(asking.order_by(_team.c.second_step_due).limit(1)).scalar()
    return due
