"""The one number line of a team. Take a number as the last lock of a transaction: it holds the team's row."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col

from api.problems import NotFound
from api.teams.models import Team
from api.teams.pokes import poke_after_commit


def next_number(db: Session, team_id: UUID) -> int:
    """The number of this write; whoever listens to the team is poked once it is committed."""
    return _taken(db, team_id, {"head": col(Team.head) + 1})


def rights_changed(db: Session, team_id: UUID) -> int:
    """As `next_number`, for a write that changes who may see what: every client reads its folders anew."""
    return _taken(db, team_id, {"head": col(Team.head) + 1, "acl_seq": col(Team.head) + 1})


def _taken(db: Session, team_id: UUID, values: dict[str, Any]) -> int:
    db.flush()
    numbered = (
        update(Team)
        .where(col(Team.id) == team_id)
        .values(**values)
        .returning(col(Team.head))
        .execution_options(synchronize_session=False)
    )
    head: int | None = db.execute(numbered).scalar_one_or_none()
    if head is None:
        raise NotFound()
    if team := db.identity_map.get(identity_key(Team, team_id)):
        db.expire(team, ["head", "acl_seq"])
    poke_after_commit(db, team_id, head)
    return head
