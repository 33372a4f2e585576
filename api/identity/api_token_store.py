"""Every query on API tokens."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, func, select

from api.identity.models import ApiToken, Person

# Often enough to tell which are still needed; each use would be a write.
USES_ARE_TOLD_EVERY = timedelta(hours=1)


class ApiTokens:
    """A revoked or expired one stays as a row, so that the trail has something to point at, and is good for
    nothing."""

    def __init__(self, db: Session) -> None:
        self.db = db

    def add(self, token: ApiToken) -> None:
        self.db.add(token)
        self.db.flush()

    def standing(self, digest: str, at: datetime) -> ApiToken | None:
        return self.db.exec(select(ApiToken).where(ApiToken.digest == digest, *still_good(at))).one_or_none()

    def of_person(self, person_id: UUID, at: datetime) -> list[ApiToken]:
        """Those that still stand, in every team, the newest first."""
        theirs = select(ApiToken).where(ApiToken.person_id == person_id, *still_good(at))
        return list(self.db.exec(theirs.order_by(col(ApiToken.created_at).desc(), col(ApiToken.id))))

    def in_team(self, team_id: UUID, at: datetime) -> list[tuple[ApiToken, Person]]:
        """Everybody's that still stand, the newest first."""
        both = select(ApiToken, Person).join(Person, col(Person.id) == col(ApiToken.person_id))
        of_team = both.where(ApiToken.team_id == team_id, *still_good(at))
        return list(self.db.exec(of_team.order_by(col(ApiToken.created_at).desc(), col(ApiToken.id))))

    def count(self, person_id: UUID, team_id: UUID, at: datetime) -> int:
        theirs = select(func.count()).select_from(ApiToken)
        return self.db.exec(
            theirs.where(ApiToken.person_id == person_id, ApiToken.team_id == team_id, *still_good(at))
        ).one()

    def revoke(self, token: ApiToken, at: datetime) -> bool:
        """Whether this call, and no other at the same moment, was the one that ended it."""
        ended = update(ApiToken).where(col(ApiToken.id) == token.id, col(ApiToken.revoked_at).is_(None))
        return self.db.connection().execute(ended.values(revoked_at=at)).rowcount == 1

    def note_use(self, token: ApiToken, at: datetime) -> None:
        used = update(ApiToken).where(col(ApiToken.id) == token.id)
        self.db.connection().execute(used.values(last_used_at=at))


def is_use_told(token: ApiToken, at: datetime) -> bool:
    return token.last_used_at is not None and at - token.last_used_at < USES_ARE_TOLD_EVERY


def still_good(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Neither revoked nor at its end."""
    is_current = col(ApiToken.expires_at).is_(None) | (col(ApiToken.expires_at) > at)
    return col(ApiToken.revoked_at).is_(None), is_current
