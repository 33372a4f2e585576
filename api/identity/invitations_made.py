"""Ending the links by which somebody, or a script of theirs, may let others in. By name: the room that owns
invitations lies above this one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, column, table, update
from sqlmodel import Session

from api.database import UtcDateTime

_invitation = table(
    "invitation", column("invited_by", Uuid), column("api_token_id", Uuid), column("used_at", UtcDateTime)
)


def end_invitations_by(db: Session, person_id: UUID, at: datetime) -> int:
    """In every team; says how many nobody had taken yet."""
    return _end(db, _invitation.c.invited_by == person_id, at)


def end_invitations_through(db: Session, api_token_id: UUID, at: datetime) -> int:
    """That a script made; says how many nobody had taken yet."""
    return _end(db, _invitation.c.api_token_id == api_token_id, at)


def _end(db: Session, whose: ColumnElement[bool], at: datetime) -> int:
    db.flush()
    waiting = update(_invitation).where(whose, _invitation.c.used_at.is_(None))
    return db.connection().execute(waiting.values(used_at=at)).rowcount
