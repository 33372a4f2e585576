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
    asking = (
        select(_team.c.id)
        .join(_member, _member.c.team_id == _team.c.id)
        .where(_member.c.person_id == person_id, _team.c.second_step_due <= at)
    )
    return db.execute(asking.limit(1)).first() is not None
